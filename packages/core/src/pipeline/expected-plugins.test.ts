import { describe, expect, it } from "vitest";
import { defaultConfig } from "../config/index.js";
import type { Candidate } from "../plugins/outcome.js";
import { expectedPlugins } from "./expected-plugins.js";

const config = defaultConfig({ cwd: "/" });
const plugins = ["EMC", "TPC"].map(
  (subsystem) => ({ package: `@overwatch/detectors-${subsystem}`, manifest: { subsystem } }) as Candidate,
);

describe("expectedPlugins", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["nothing came", [], []],
    ["a file of one", ["EMChistos_300005_C_2015_11_24_18_05_10.root"], ["EMC"]],
    [
      "files of both, each named once",
      [
        "TPChistos_1_C_2015_11_24_18_05_10.root",
        "EMChistos_1_C_2015_11_24_18_05_10.root",
        "EMChistos_1_C_2015_11_24_18_06_10.root",
      ],
      ["TPC", "EMC"],
    ],
    ["a subsystem without a plug-in", ["HLThistos_1_C_2015_11_24_18_05_10.root"], []],
    ["what is no received file", ["Run1", "overwatch.db", "EMChistos.root"], []],
  ])("%s", (_, names, subsystems) => {
    expect(expectedPlugins(names, config, plugins).map(({ manifest }) => manifest.subsystem)).toEqual(subsystems);
  });
});
