/** Entries per event above which a FastOR channel is hot, by what the histogram counts: large amplitudes, ADC values, hits. */
export function builtInThreshold(name: string): number {
  if (name.includes("LargeAmp")) return 1e-7;
  if (name.includes("Amp")) return 10_000;
  return 1e-2;
}

/** Triggers and stages, with the usual mean amplitude of patches in EMCal and DCal, ADC counts. */
const usual = [
  ["EMCGAHOffline", 81, 69],
  ["EMCGAHOnline", 76, 65],
  ["EMCGAHRecalc", 79, 67.5],
  ["EMCGALOnline", 59.5, 50.7],
  ["EMCJEHOffline", 128.5, 108.5],
  ["EMCJEHOnline", 121.5, 102.5],
  ["EMCJEHRecalc", 126, 106.5],
  ["EMCJELOnline", 98.5, 84],
  ["EMCL0Offline", 39, 34.6],
  ["EMCL0Online", 37.4, 33.3],
  ["EMCL0Recalc", 38.3, 34],
] as const;

/** Mean amplitude of patches in a good run, ADC counts, by name of the spectrum without EMCTRQA_hist. */
export const usualAmplitudes: Readonly<Record<string, number>> = Object.fromEntries(
  usual.flatMap(([trigger, emcal, dcal]) => [
    [`EMCalPatchAmp${trigger}`, emcal],
    [`DCalPatchAmp${trigger}`, dcal],
  ]),
);
