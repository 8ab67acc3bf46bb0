import { checkDetector, readRecordedRuns, recordRun, runDetector } from "@overwatch/detectors-sdk/testing";
import { expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import plugin from "./index.js";

it("makes of the detector's reference file what testdata/golden.txt says", async () => {
  const [run] = await readRecordedRuns(new URL("../testdata/", import.meta.url), "VZERO");
  if (run === undefined) throw new Error("testdata has a run");
  const bench = await runDetector(plugin, run);
  expect(bench.failures).toEqual([]);
  expect(bench.groups.get("Times")?.slice(0, 3)).toEqual([
    "Digits/hDigitTDC0",
    "Digits/hDigitTDC1",
    "Digits/hDigitTDC10",
  ]);
  await expect(recordRun(bench)).toMatchFileSnapshot("../testdata/golden.txt");
  expect(checkDetector(plugin, packageJson.overwatch, [bench])).toEqual([]);
});
