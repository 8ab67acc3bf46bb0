/** Entries per event above which a FastOR channel is hot, by what the histogram counts: large amplitudes, ADC values, hits. */
export function builtInThreshold(name: string): number {
  if (name.includes("LargeAmp")) return 1e-7;
  if (name.includes("Amp")) return 10_000;
  return 1e-2;
}
