import { describe, expect, it } from "vitest";
import { assign } from "./assign.js";

const file = (name: string, time: number) => ({ name, time, size: 1 });
const [emc, hlt] = [[file("EMChists.a.root", 2)], [file("HLThists.a.root", 1)]];
const subsystems = ["EMC", "TPC", "HLT"];
const located = (inventory: [string, typeof emc][], list: readonly string[] | undefined) =>
  Object.fromEntries(
    assign(new Map(inventory), { subsystems: list, borrowFrom: "HLT" }).map((a) => [
      a.subsystem,
      a.fileLocationSubsystem,
    ]),
  );

describe("assign", () => {
  it.each<[string, [string, typeof emc][], Record<string, string>]>([
    [
      "own files",
      [
        ["EMC", emc],
        ["HLT", hlt],
      ],
      { EMC: "EMC", HLT: "HLT", TPC: "HLT" },
    ],
    ["only HLT's", [["HLT", hlt]], { EMC: "HLT", HLT: "HLT", TPC: "HLT" }],
    ["WART 16: only EMC's, so TPC and HLT wait", [["EMC", emc]], { EMC: "EMC" }],
    ["nothing", [], {}],
    [
      "of a subsystem in no list",
      [
        ["MUON", emc],
        ["HLT", hlt],
      ],
      { EMC: "HLT", HLT: "HLT", TPC: "HLT" },
    ],
  ])("%s", (_name, inventory, expected) => {
    expect(located(inventory, subsystems)).toEqual(expected);
  });

  it("takes every code that has files when there is no list", () => {
    expect(
      located(
        [
          ["MUON", emc],
          ["HLT", hlt],
        ],
        undefined,
      ).MUON,
    ).toBe("MUON");
  });
});
