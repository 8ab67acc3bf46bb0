import { describe, expect, it } from "vitest";
import { aliceGrammar } from "../model/names/received-name.js";
import type { SpoolEntry } from "./list-spool.js";
import { planMove } from "./plan-move.js";

const rules = { grammar: aliceGrammar, timeZone: "Europe/Zurich", accepts: (code: string) => code === "EMC" };
const file = (name: string): SpoolEntry => ({ name, type: "file", size: 1, changedAt: 0 });

describe("planMove", () => {
  it("moves under the speaking name, time text letter by letter", () => {
    expect(planMove(file("EMChistos_300005_c_2015_11_24_18_5_10.root"), rules)).toEqual({
      action: "move",
      move: {
        name: "EMChistos_300005_c_2015_11_24_18_5_10.root",
        run: 300005,
        subsystem: "EMC",
        hltMode: "C",
        time: 1448384710,
        replay: false,
        target: "EMChists.2015_11_24_18_5_10.root",
      },
    });
  });

  it("WART 5: decides per file whether it is a replay", () => {
    expect(planMove(file("EMChistos_1_E_2015_11_24_18_5_10.root"), rules)).toMatchObject({ move: { replay: true } });
    expect(planMove(file("EMChistos_1_C_2015_11_24_18_5_10.root"), rules)).toMatchObject({ move: { replay: false } });
  });

  it.each<[string, SpoolEntry, string]>([
    ["another name", file("notes.txt"), "the name does not fit the grammar"],
    ["a time that is none", file("EMChistos_1_C_2015_11_24_24_5_10.root"), "the time in the name is no date"],
    [
      "an unknown subsystem",
      file("XYZhistos_1_C_2015_11_24_18_5_10.root"),
      "no plug-in and no entry in subsystemList for XYZ",
    ],
    ["a folder", { name: "EMChistos_1_C_2015_11_24_18_5_10.root", type: "other", why: "a folder" }, "a folder"],
  ])("ignores %s", (_name, entry, reason) => {
    expect(planMove(entry, rules)).toEqual({ action: "ignore", name: entry.name, reason });
  });
});
