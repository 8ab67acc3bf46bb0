/** All codes of the SDK, one factory for each situation. */
import { nearest, OverwatchError } from "@overwatch/core/authors";

export function detectorInvalid(subsystem: string, faults: readonly string[]) {
  const count = faults.length === 1 ? "one fault" : `${faults.length} faults`;
  return new OverwatchError({
    code: "DETECTOR_INVALID",
    message: `Expected a sound definition of detector ${subsystem}, found ${count}: ${faults.join("; ")}.`,
    hint: "Correct the call of defineDetector: nothing of this plug-in runs before.",
    details: { subsystem, faults },
  });
}

export function benchHistMissing(name: string, shown: readonly string[]) {
  const like = nearest(name, shown);
  return new OverwatchError({
    code: "BENCH_HIST_MISSING",
    message: `Expected histogram \`${name}\` to be shown; it is not among the ${shown.length} that are.`,
    hint: like.length === 0 ? "bench.groups has all names." : `Did you mean ${like.join(", ")}?`,
    details: { name, nearest: like },
  });
}

export function benchHistKind(name: string, expected: string, found: string) {
  return new OverwatchError({
    code: "BENCH_HIST_KIND",
    message: `Expected histogram \`${name}\` to be of kind ${expected}, found ${found}.`,
    hint: `Ask for it with bench.hist("${name}", "${found}").`,
    details: { name, expected, found },
  });
}

export function hookImpure(name: string) {
  return new OverwatchError({
    code: "HOOK_IMPURE",
    message: `Expected a hook that depends on nothing but what it is given; it uses ${name}.`,
    hint: "Take times from the context (ctx.time, ctx.run.startedAt); random numbers and locales have no place in a hook.",
    details: { name },
  });
}

export function recordedRunMissing(folder: string, subsystem: string | undefined, cause?: unknown) {
  const found = subsystem === undefined ? "no folder that can be read" : `no file of ${subsystem} or HLT`;
  return new OverwatchError({
    code: "RECORDED_RUN_MISSING",
    message: `Expected recorded files in ${folder}, found ${found}.`,
    hint: "Put ROOT files there: with names as receivers write them, or with any names for one run in their order.",
    details: { folder, subsystem },
    ...(cause === undefined ? {} : { cause }),
  });
}
