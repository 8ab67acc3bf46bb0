import { describe, expect, it } from "vitest";
import { planThinning, type RetentionPolicy, type RunToThin } from "./plan-thinning.js";

const day = 24 * 3600;
const now = 1000 * day;

/** A file a minute, a megabyte each; the last one so many days ago. */
function runOf(run: number, files: number, daysAgo: number): RunToThin {
  const end = now - daysAgo * day;
  return {
    run,
    files: Array.from({ length: files }, (_, i) => ({ name: `f${i}`, time: end - 60 * (files - 1 - i), size: 1e6 })),
  };
}

/** Names of those that stay, by run. */
function staying(runs: readonly RunToThin[], policy: RetentionPolicy) {
  const goes = new Set(planThinning(runs, policy, now).map(({ run, name }) => `${run} ${name}`));
  return runs.map(({ run, files }) => files.flatMap(({ name }) => (goes.has(`${run} ${name}`) ? [] : name)).join(" "));
}

describe("planThinning", () => {
  it.each<{ name: string; policy: RetentionPolicy; runs: RunToThin[]; stay: string[] }>([
    { name: "no policy: all stay", policy: {}, runs: [runOf(1, 3, 900)], stay: ["f0 f1 f2"] },
    {
      name: "one per five minutes, the last of each",
      policy: { thinAfterDays: 3, everyMinutes: 5 },
      runs: [runOf(1, 12, 3), runOf(2, 3, 2.9)],
      stay: ["f4 f9 f11", "f0 f1 f2"],
    },
    { name: "the default of ten minutes", policy: { thinAfterDays: 3 }, runs: [runOf(1, 12, 3)], stay: ["f9 f11"] },
    { name: "the last only", policy: { thinAfterDays: 3, lastAfterDays: 30 }, runs: [runOf(1, 12, 30)], stay: ["f11"] },
    { name: "a single file", policy: { lastAfterDays: 0 }, runs: [runOf(1, 1, 30)], stay: ["f0"] },
    { name: "a run that may go on", policy: { lastAfterDays: 0 }, runs: [runOf(1, 3, 0.9)], stay: ["f0 f1 f2"] },
    {
      name: "a limit in size: the oldest first, whatever their numbers, as few as will do",
      policy: { maxGigabytes: 0.008 },
      runs: [runOf(1, 4, 5), runOf(2, 4, 9), runOf(3, 4, 2)],
      stay: ["f3", "f3", "f0 f1 f2 f3"],
    },
    {
      name: "a limit that cannot be kept: last files and young runs stay",
      policy: { maxGigabytes: 0 },
      runs: [runOf(1, 2, 5), runOf(2, 2, 0.5)],
      stay: ["f1", "f0 f1"],
    },
    {
      name: "a limit that age has kept already",
      policy: { lastAfterDays: 8, maxGigabytes: 0.006 },
      runs: [runOf(1, 5, 9), runOf(2, 5, 5)],
      stay: ["f4", "f0 f1 f2 f3 f4"],
    },
  ])("$name", ({ policy, runs, stay }) => {
    expect(staying(runs, policy)).toEqual(stay);
  });

  it("says by which rule", () => {
    const plan = planThinning([runOf(7, 2, 40)], { lastAfterDays: 30 }, now);
    expect(plan).toEqual([{ run: 7, name: "f0", rule: "lastAfterDays" }]);
  });
});
