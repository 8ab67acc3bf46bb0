import type { HistogramKind } from "@overwatch/root/hist";
import * as z from "zod";
import type { InputKind } from "../model/hists.js";
import type { HistogramMatch, HookName } from "./contract.js";
import { checkMatch } from "./match.js";
import { canvasPatch } from "./validate/canvas-patch.js";
import { kindsOf } from "./validate/histogram.js";
import { ResultProblem } from "./validate/refuse.js";

// The form of a plug-in, which may be plain JavaScript that no compiler has seen. What a function returns is checked at
// each call, by the validators.

const text = z.string({ error: "expected a text" }).max(10_000);
const id = text.min(1, { error: "expected a name" }).max(500);
const code = z.custom((value) => typeof value === "function", { error: "expected a function" });
const names = z.array(text).max(1000);
const files = z.enum(["own", "borrowed"]).optional();
const count = z.int().min(0);

const histogramKinds = [...kindsOf("any")] as [HistogramKind, ...HistogramKind[]];
const inputKinds: [InputKind, ...InputKind[]] = [...histogramKinds, "binned", "any"];
const kind = z.enum(inputKinds, { error: `expected one of ${inputKinds.join(", ")}` });

const match = checked((value): asserts value is HistogramMatch => checkMatch(value));
const nameOrPattern = match.refine((value) => typeof value === "string" || value instanceof RegExp, {
  error: "expected a text or a RegExp",
});
const patch = z.union([code, checked((value) => void canvasPatch(value))], {
  error: "expected a canvas patch or a function",
});
const textOrCode = z.union([text, code], { error: "expected a text or a function" });
const window = z.union([z.enum(["run", "interval"]), z.strictObject({ minutes: z.number().positive() })], {
  error: 'expected "run", "interval" or { minutes }',
});
const trender = branded("@overwatch/trender");
const alarm = branded("@overwatch/alarm");

const alarmTarget = z.union(
  [
    z.strictObject({ trends: z.union([id, z.array(id), nameOrPattern]) }),
    z.strictObject({ hists: match }),
    z.strictObject({ groups: z.union([id, z.array(id)]) }),
    z.strictObject({ subsystem: z.literal(true) }),
    z.strictObject({ alarms: z.array(id).min(2) }),
  ],
  { error: "expected one of trends, hists, groups, subsystem, alarms" },
);

/** One schema for the rows of each hook; a hook without a row here does not compile. */
const rows = {
  additionalHistograms: z.strictObject({
    files,
    kind,
    makes: z.enum(histogramKinds),
    name: z.union([id, code]),
    prettyName: text.optional(),
    title: text.optional(),
    window: window.optional(),
    from: nameOrPattern,
    reads: names.optional(),
    derive: code,
  }),
  windows: z.strictObject({ files, match, minutes: z.number().positive(), name: code.optional() }),
  stacks: z.strictObject({ files, match, with: code }),
  histogramOptions: z.strictObject({
    files,
    match,
    set: patch.optional(),
    prettyName: textOrCode.optional(),
  }),
  histogramGroups: z.strictObject({
    files,
    name: id,
    match,
    layout: z.enum(["list", "grid"]).optional(),
    columns: count.min(1).optional(),
    help: text.optional(),
    sort: code.optional(),
  }),
  processors: z.strictObject({
    files,
    kind,
    id,
    match,
    reads: names.optional(),
    order: z.enum(["pre", "normal", "post"]).optional(),
    run: code,
  }),
  trends: z.strictObject({
    id,
    title: text,
    hist: text,
    use: trender,
    unit: text.optional(),
    window: window.optional(),
  }),
  alarms: z.strictObject({
    id,
    on: alarmTarget,
    use: alarm,
    severity: z.enum(["medium", "bad"]).optional(),
    minEntries: z.number().min(0).optional(),
    enabled: z.boolean().optional(),
    notify: names.optional(),
    help: text.optional(),
    history: z.enum(["run", "all"]).optional(),
    reference: z
      .union([
        count,
        z.instanceof(URL),
        z.literal("previous run"),
        z.strictObject({ file: text }),
        z.strictObject({ frozen: text, version: count.optional() }),
      ])
      .optional(),
  }),
  provides: z.custom<object>((value) => typeof value === "function" && ("trender" in value || "alarm" in value), {
    error: "expected what defineTrender or defineAlarm returns",
  }),
} satisfies Record<HookName, z.ZodType>;

const mostRows = 10_000;
const list = <T extends z.ZodType>(row: T) => z.array(row).max(mostRows).optional();
const unique = <T extends z.ZodType<{ readonly id: string }>>(row: T) =>
  list(row).refine((specs) => new Set(specs?.map((spec) => spec.id)).size === (specs?.length ?? 0), {
    error: (issue) =>
      `expected each id once, found \`${firstTwice(issue.input as readonly { readonly id: string }[])}\` twice`,
  });

const optionsSchema = z.custom<object>(
  (value) =>
    typeof value === "object" && value !== null && "safeParse" in value && typeof value.safeParse === "function",
  { error: "expected a zod object" },
);

/** The form of a plug-in as `defineDetector` makes it. Parsing copies its lists, and reads each field once. */
export const pluginSchema = z.object({
  $type: z.literal("@overwatch/detector"),
  api: text,
  subsystem: text,
  title: text,
  options: optionsSchema,
  settings: optionsSchema,
  eventCounter: z.strictObject({ hist: match, bin: count }).optional(),
  hooks: z.strictObject({
    additionalHistograms: list(rows.additionalHistograms),
    windows: list(rows.windows),
    stacks: list(rows.stacks),
    histogramOptions: list(rows.histogramOptions),
    histogramGroups: list(rows.histogramGroups),
    processors: unique(rows.processors),
    trends: unique(rows.trends),
    alarms: unique(rows.alarms),
    provides: list(rows.provides),
  } satisfies Record<HookName, z.ZodType>),
});

/** A value that passes a check which throws: its words become the issue's. */
function checked(check: (value: unknown) => void) {
  return z.unknown().superRefine((value, context) => {
    try {
      check(value);
    } catch (error) {
      const parts = ResultProblem.partsOf(error);
      const message = parts === undefined ? String(error) : `expected ${parts.expected}, found ${parts.found}`;
      const path = parts === undefined || parts.at === "" ? [] : [parts.at];
      context.addIssue({ code: "custom", message, path });
    }
  });
}

/** What the SDK's factories return: methods and configuration inside, called as they are. */
function branded(type: string) {
  return z.custom<object>(
    (value) => typeof value === "object" && value !== null && "$type" in value && value.$type === type,
    {
      error: `expected what a ${type === "@overwatch/alarm" ? "alarm" : "trender"} of the SDK returns when it is called`,
    },
  );
}

function firstTwice(specs: readonly { readonly id: string }[]): string {
  const ids = specs.map((spec) => spec.id);
  return ids.find((name, i) => ids.indexOf(name) !== i) ?? "";
}
