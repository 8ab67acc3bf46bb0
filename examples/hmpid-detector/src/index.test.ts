import { checkDetector, h1, readRecordedRuns, recordRun, runDetector } from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import plugin from "./index.js";

it("makes of the detector's reference file what testdata/golden.txt says", async () => {
  const [run] = await readRecordedRuns(new URL("../testdata/", import.meta.url), "HMPID");
  if (run === undefined) throw new Error("testdata has a run");
  const bench = await runDetector(plugin, run);
  expect(bench.failures).toEqual([]);
  expect(bench.hist("Digits/QCh0Pc0", "stack").hist.members).toHaveLength(6);
  await expect(recordRun(bench)).toMatchFileSnapshot("../testdata/golden.txt");
  expect(checkDetector(plugin, packageJson.overwatch, [bench])).toEqual([]);
});

describe("HMPID, chambers", () => {
  it.each([
    { name: "alike", contents: [20, 22, 19, 20, 25, 21, 18], flag: "good", odd: undefined },
    { name: "one dark, one bright", contents: [20, 1, 19, 20, 400, 21, 18], flag: "medium", odd: [1, 4] },
    { name: "few entries", contents: [2, 0, 0, 0, 0, 0, 0], flag: "null", odd: undefined },
  ])("$name", async ({ contents, flag, odd }) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1("Digits/hDigChEvt", contents)] }] });
    expect(bench.alarm("uneven")).toMatchObject([{ flag }]);
    expect(bench.alarm("uneven")[0]?.evidence?.["chambers"]).toEqual(odd);
  });

  it("follows the occupancy, with a number for each chamber", async () => {
    const hists = [h1("Digits/hDigChEvt", [2, 4, 6, 0, 0, 0, 2])];
    const bench = await runDetector(plugin, { files: [{ hists, nEvents: 2 }] });
    expect(bench.trend("occupancy")).toMatchObject([
      { value: 7, values: { "chamber 0": 1, "chamber 2": 3, "chamber 6": 1 } },
    ]);
  });
});
