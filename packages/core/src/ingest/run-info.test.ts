import { describe, expect, it } from "vitest";
import { foldMode, parseRunInfo, type RunInfo } from "./run-info.js";

const file = (hltMode: string, time: number, name = `${hltMode}${time}`) => ({ hltMode, time, name });

describe("foldMode", () => {
  it("takes the mode of the earliest file, in whatever order they arrive", () => {
    const files = [file("C", 20), file("B", 10), file("A", 30)];
    const orders = [files, [...files].reverse(), [files[1], files[2], files[0]].flatMap((f) => f ?? [])];
    const modes = orders.map((order) => order.reduce<RunInfo | undefined>(foldMode, undefined)?.hltMode);
    expect(modes).toEqual(["B", "B", "B"]);
  });

  it("decides equal times by name", () => {
    const [a, b] = [file("C", 10, "EMC"), file("D", 10, "HLT")];
    expect(foldMode(foldMode(undefined, b), a).hltMode).toBe("C");
    expect(foldMode(foldMode(undefined, a), b).hltMode).toBe("C");
  });

  it("leaves what a person wrote", () => {
    expect(foldMode({ hltMode: "B" }, file("C", 1))).toEqual({ hltMode: "B" });
  });
});

describe("parseRunInfo", () => {
  it.each([
    ["{hltMode: C}", { hltMode: "C" }],
    ["hltMode: c\nfrom: { time: 5, file: x }", { hltMode: "C", from: { time: 5, file: "x" } }],
    ["", { hltMode: "U" }],
    ["nothing: here", { hltMode: "U" }],
    ["hltMode: 5", { hltMode: "U" }],
    [": : :\n\t- broken", { hltMode: "U" }],
    ["hltMode: ../../x", { hltMode: "U" }],
  ])("%j", (text, expected) => {
    expect(parseRunInfo(text)).toEqual(expected);
  });
});
