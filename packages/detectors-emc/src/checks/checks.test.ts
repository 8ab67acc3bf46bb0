import { fromFunction, h2, runDetector } from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import plugin from "../index.js";
import { channelsOf, fullUnits } from "../trigger-units.js";

describe("trigger units", () => {
  it("are 30 of EMCal and 12 of DCal, apart from each other", () => {
    const channels = fullUnits.flatMap(channelsOf);
    expect(fullUnits).toHaveLength(42);
    expect(new Set(channels).size).toBe(42 * 96);
    expect(channelsOf({ column: 16, row: 12 })[0]).toBe(48 * 12 + 16);
  });
});

describe("dead units", () => {
  const unit = new Set(channelsOf({ column: 16, row: 12 }));

  it.each([
    { name: "all alike", inside: 20, outside: 20, flag: "good" },
    { name: "half of the others", inside: 10, outside: 20, flag: "bad" },
    { name: "nothing at all", inside: 0, outside: 20, flag: "bad" },
    { name: "a little less", inside: 17, outside: 20, flag: "good" },
    { name: "an empty histogram", inside: 0, outside: 0, flag: "null" },
  ])("$name", async ({ inside, outside, flag }) => {
    const hist = fromFunction("EMCTRQA_histFastORL0", [5000], (channel) => (unit.has(channel) ? inside : outside));
    const bench = await runDetector(plugin, { files: [{ hists: [hist], nEvents: 5000 }] });
    expect(bench.alarm("dead-unit")[0]?.flag).toBe(flag);
    if (flag === "bad") expect(bench.alarm("dead-unit")[0]?.evidence?.["units"]).toEqual(["column 16 row 12"]);
  });

  it("does not take the scatter of a few entries for a dead unit", async () => {
    // One entry in every 24th channel: four a unit, none in this one.
    const hist = fromFunction("EMCTRQA_histFastORL0", [5000], (channel) =>
      channel % 24 === 0 && !unit.has(channel) ? 1 : 0,
    );
    const bench = await runDetector(plugin, { files: [{ hists: [hist], nEvents: 50 }] });
    expect(bench.alarm("dead-unit")[0]?.flag).not.toBe("bad");
  });
});

describe("patch amplitude", () => {
  /** 10 000 entries, all in one bin of 10 ADC counts, or half of them in one further up. */
  const spectrum = (name: string, bins: readonly number[]) =>
    fromFunction(name, [200], (x) => (bins.includes(x) ? 10_000 / bins.length : 0), { x: { min: 0, max: 2000 } });

  it.each([
    { name: "as usual", emcal: [7], dcal: [6], flag: "good", spectra: undefined },
    { name: "EMCal a tenth more", emcal: [8], dcal: [6], flag: "medium", spectra: ["EMCalPatchAmpEMCGAHOffline"] },
    { name: "DCal a tenth less", emcal: [7], dcal: [5, 6], flag: "medium", spectra: ["DCalPatchAmpEMCGAHOffline"] },
  ])("$name", async ({ emcal, dcal, flag, spectra }) => {
    const hists = [
      spectrum("EMCTRQA_histEMCalPatchAmpEMCGAHOffline", emcal),
      spectrum("EMCTRQA_histDCalPatchAmpEMCGAHOffline", dcal),
    ];
    const usual = { EMCalPatchAmpEMCGAHOffline: 75, DCalPatchAmpEMCGAHOffline: 65 };
    const monitoring = { alarms: { "patch-amplitude": { config: { usual } } } };
    const bench = await runDetector(plugin, { files: [{ hists, nEvents: 100 }], monitoring });
    expect(bench.failures).toEqual([]);
    expect(bench.alarm("patch-amplitude")[0]).toMatchObject({ flag });
    expect(bench.alarm("patch-amplitude")[0]?.evidence?.["spectra"]).toEqual(spectra);
  });

  it("knows nothing of a trigger whose usual amplitude nobody told", async () => {
    const hists = [spectrum("EMCTRQA_histEMCalPatchAmpEMCNEW", [7]), spectrum("EMCTRQA_histDCalPatchAmpEMCNEW", [6])];
    const bench = await runDetector(plugin, { files: [{ hists, nEvents: 100 }] });
    expect(bench.alarm("patch-amplitude")[0]).toMatchObject({ flag: "null" });
  });
});

describe("median balance", () => {
  it.each([
    { name: "equal", row: [0, 0, 600], flag: "good" },
    { name: "EMCal low", row: [600, 0, 0], flag: "medium" },
    { name: "few entries", row: [6, 0, 0], flag: "null" },
  ])("$name", async ({ row, flag }) => {
    const hist = h2("EMCTRQA_histEMCalMedianVsDCalMedianEMCREBKGOffline", [[0, 0, 0], [0, 0, 0], row]);
    const bench = await runDetector(plugin, { files: [{ hists: [hist], nEvents: 10 }] });
    expect(bench.alarm("median-balance")[0]?.flag).toBe(flag);
  });
});
