import { createHash } from "node:crypto";
import { type AnyHistogram, integral, mean, stdDev } from "@overwatch/core/hist";
import type { ExpectedHist, ExpectedSubsystem } from "./expected.js";

/** A number that agrees to 1e-9 relative, as a text that is equal for numbers that agree. */
export function rounded(value: number | undefined): string {
  if (value === undefined) return "none";
  if (Math.abs(value) < 1e-12) return "0";
  return value.toPrecision(9);
}

/** Scaled maxima of float32 histograms agree to 1e-6 relative. */
export function coarse(value: number | undefined): string {
  return value === undefined ? "none" : Number(value.toPrecision(6)).toPrecision(5);
}

/** What is compared of a histogram in a combined file. */
export function histFacts(hist: AnyHistogram): Record<string, unknown> {
  if (!("axes" in hist)) return { kind: hist.kind };
  const axes = hist.axes.map((_axis, i) => (["x", "y", "z"] as const)[i] ?? "x");
  const contents = "binEntries" in hist ? means(hist.contents, hist.binEntries) : hist.contents;
  return {
    entries: hist.entries,
    integral: rounded(integral(hist)),
    mean: axes.map((axis) => rounded(mean(hist, axis))),
    rms: axes.map((axis) => rounded(stdDev(hist, axis))),
    cells: sha(contents),
    ...(hist.sumw2 === undefined ? {} : { sumw2: sha(hist.sumw2) }),
  };
}

/** The same of what is expected, without what the reference leaves out. */
export function expectedHistFacts({ entries, integral: sum, mean: means, rms, cells, sumw2 }: ExpectedHist) {
  return {
    entries,
    ...(sum === undefined ? {} : { integral: rounded(sum) }),
    ...(means && { mean: means.map(rounded) }),
    ...(rms && { rms: rms.map(rounded) }),
    ...(cells === undefined ? {} : { cells }),
    ...(sumw2 === undefined ? {} : { sumw2 }),
  };
}

/** What the tree and the times of a subsystem must be. */
export function expectedSubsystemFacts(expected: ExpectedSubsystem) {
  const { fileLocationSubsystem, startOfRun, endOfRun, runLength, files, combined, groups } = expected;
  return {
    fileLocationSubsystem,
    startOfRun,
    endOfRun,
    runLength,
    files: files.map(({ target, time, nEvents }) => ({ name: target.split("/").at(-1), time, nEvents })),
    combinedFile: combined.file.split("/").at(-1),
    nEvents: combined.nEvents,
    groups: groups.filter(({ histograms }) => histograms.length > 0).map(({ name, histograms }) => [name, histograms]),
  };
}

function means(sums: Iterable<number>, entries: { readonly [index: number]: number }): readonly number[] {
  return [...sums].map((sum, i) => (entries[i] ? sum / entries[i] : 0));
}

function sha(numbers: Iterable<number>): string {
  return createHash("sha256")
    .update(new Uint8Array(Float64Array.from(numbers).buffer))
    .digest("hex");
}
