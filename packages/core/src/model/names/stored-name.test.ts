import { describe, expect, it } from "vitest";
import { combinedName, parseRunFolder, parseStoredName, runFolder, storedName } from "./stored-name.js";

describe("names in a run's folder", () => {
  it("keep the time's spelling", () => {
    expect(storedName("EMC", "2015_11_24_18_5_10")).toBe("EMChists.2015_11_24_18_5_10.root");
    expect(combinedName(1, 1448384952)).toBe("hists.combined.1.1448384952.root");
    expect(runFolder(300005)).toBe("Run300005");
  });

  it.each([
    ["EMChists.2015_11_24_18_05_10.root", { subsystem: "EMC", time: 1448384710 }],
    ["EMChists.2015_11_24_17_05_10Z.root", { subsystem: "EMC", time: 1448384710 }],
    ["hists.combined.1.1448384952.root", undefined],
    ["timeSlice.1448388310.1448388552.4bb7fb6d.root", undefined],
    ["EMChists..root", undefined],
    ["EMChists.2015_11_31_18_05_10.root", undefined],
    [".EMChists.2015_11_24_18_05_10.root", undefined],
  ])("%s", (name, expected) => {
    expect(parseStoredName(name, "Europe/Zurich")).toEqual(expected);
  });

  it.each([
    ["Run300005", 300005],
    ["Run0", 0],
    ["Run0300", undefined],
    ["myRun5", undefined],
    ["Run", undefined],
    ["Run5.old", undefined],
  ])("WART 6: %s is run %s", (name, expected) => {
    expect(parseRunFolder(name)).toBe(expected);
  });
});
