import * as z from "zod";
import { isOverwatchError } from "../errors/index.js";
import { type O2Tree, parseO2 } from "./o2/parse-o2.js";

const text = z.string({ error: "text" });
const flag = z.boolean({ error: "true or false" });
/** Whether files hold everything since the start of the run, or their interval. */
export const cumulativeMode = z.union([z.boolean(), z.literal("detect")], { error: "true, false or `detect`" });
const names = z.union([text, z.array(text).min(1)], { error: "a name or a list of names" });

/** Codes of subsystems as they stand in file names. */
export const subsystemCode = z
  .string({ error: "the code of a subsystem" })
  .regex(/^[A-Z][A-Z0-9]{1,11}$/, { error: "the code of a subsystem: 2 to 12 capitals or digits, a letter first" });

/** Values that only the plug-in, a trender or an alarm can check, by a schema of its own. */
const free = z.record(z.string(), z.unknown(), { error: "a map" });

const window = z.union([z.enum(["run", "interval"]), z.strictObject({ minutes: z.number().positive() })], {
  error: "`run`, `interval` or `minutes: N`",
});

const days = z.number({ error: "a number of days, 0 or more" }).min(0, { error: "a number of days, 0 or more" });

/** What becomes of received files that grow old: the `RetentionPolicy` of `retention/plan-thinning.ts`. */
export const retentionSchema = z.strictObject(
  {
    thinAfterDays: days
      .describe("Runs that ended so many days ago keep one received file per everyMinutes.")
      .exactOptional(),
    everyMinutes: z
      .number({ error: "a number of minutes above 0" })
      .positive({ error: "a number of minutes above 0" })
      .describe("The distance of the files that thinAfterDays keeps. Default: 10.")
      .exactOptional(),
    lastAfterDays: days
      .describe("Runs that ended so many days ago keep their last received file only.")
      .exactOptional(),
    maxGigabytes: z
      .number({ error: "a number of gigabytes, 0 or more" })
      .min(0, { error: "a number of gigabytes, 0 or more" })
      .describe("Of all received files of a subsystem: beyond it, the oldest runs keep their last one only.")
      .exactOptional(),
  },
  { error: "a map" },
);

/** The configuration of a trender or check in O2's form; a fault is told with its line and column. */
const o2Config = text.transform((source, context): O2Tree => {
  try {
    return parseO2(source);
  } catch (error) {
    if (!isOverwatchError(error)) throw error;
    const { expected, found, line, column } = error.details as Record<
      "expected" | "found" | "line" | "column",
      unknown
    >;
    const message = `a text in O2's form: expected ${expected} in line ${line}, column ${column}, found ${found}`;
    context.addIssue({ code: "custom", message, input: source });
    return z.NEVER;
  }
});

const once = { error: "a map with one of config and o2Config" };
function isOnce({ config, o2Config: o2 }: { readonly config?: unknown; readonly o2Config?: unknown }): boolean {
  return config === undefined || o2 === undefined;
}

const trend = z
  .strictObject(
    {
      title: text.describe("What the trend is called where it is shown.").exactOptional(),
      hist: text.describe("Name of the histogram that the trend follows.").exactOptional(),
      unit: text.describe("Unit of the values.").exactOptional(),
      window: window.describe("The data that go into one point.").exactOptional(),
      trender: text.describe("Name of a trender, for a trend that no plug-in declares.").exactOptional(),
      config: z.unknown().describe("Configuration of the trender; its own schema checks it.").exactOptional(),
      o2Config: o2Config.describe("The same in O2's form, in place of config.").exactOptional(),
      enabled: flag.describe("Whether the trend is made.").exactOptional(),
    },
    { error: "a map" },
  )
  .refine(isOnce, once);

/** `ReferenceWanted` of `plugins/contract.ts`. Names are parts of names of files. */
const reference = z.union(
  [
    z.int().min(0),
    z.literal("previous run"),
    z.strictObject({ file: text.min(1) }),
    z.strictObject({
      frozen: text.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
      version: z.int().min(1).exactOptional(),
    }),
  ],
  { error: "the number of a run, `previous run`, `file: PATH` or `frozen: NAME`" },
);

/** Exactly one of the keys of `AlarmSpec["on"]` in `plugins/contract.ts`. */
const alarmTarget = z.union(
  [
    z.strictObject({ trends: names }),
    z.strictObject({ hists: names }),
    z.strictObject({ groups: names }),
    z.strictObject({ subsystem: z.literal(true) }),
    z.strictObject({ alarms: z.tuple([text, text], text) }),
  ],
  { error: "one of `trends: NAMES`, `hists: NAMES`, `groups: NAMES`, `subsystem: true`, `alarms: [ID, ID, ...]`" },
);

const alarm = z
  .strictObject(
    {
      on: alarmTarget.describe("What the alarm judges.").exactOptional(),
      alarm: text.describe("Name of a check, for an alarm that no plug-in declares.").exactOptional(),
      config: z.unknown().describe("Configuration of the check; its own schema checks it.").exactOptional(),
      o2Config: o2Config.describe("The same in O2's form, in place of config.").exactOptional(),
      reference: reference
        .describe(
          "What an alarm on histograms compares with: a run; `previous run`, the newest earlier good one; " +
            "`file: PATH`, a ROOT file; `frozen: NAME`, what `overwatch references freeze` kept.",
        )
        .exactOptional(),
      severity: z
        .enum(["medium", "bad"], { error: "`medium` or `bad`" })
        .describe("The worst flag that it may give.")
        .exactOptional(),
      minEntries: z
        .number({ error: "a number of entries, 0 or more" })
        .min(0, { error: "a number of entries, 0 or more" })
        .describe("Below this many entries the flag is null (unknown).")
        .exactOptional(),
      enabled: flag.describe("Whether the alarm judges.").exactOptional(),
      notify: z.array(text, { error: "a list of names" }).describe("Names of notifiers.").exactOptional(),
      help: text.describe("What a shifter should do about it.").exactOptional(),
    },
    { error: "a map" },
  )
  .refine(isOnce, once);

/** The `windows` of `MonitoringConfig` in `plugins/contract.ts`. */
const movingWindow = z.strictObject(
  {
    hists: names.describe("Names of histograms; * stands for any text."),
    minutes: z
      .number({ error: "a number of minutes above 0" })
      .positive({ error: "a number of minutes above 0" })
      .describe("How many of the last minutes."),
  },
  { error: "a map with hists and minutes" },
);

/** What `detectors.SYS` holds. `trends` and `alarms` are the `MonitoringConfig` of `plugins/contract.ts`. */
export const detectorSchema = z.strictObject(
  {
    title: text.describe("What the subsystem is called where it is shown.").exactOptional(),
    cumulativeMode: cumulativeMode
      .describe("As the key of the same name above, for this subsystem alone.")
      .exactOptional(),
    retention: retentionSchema.describe("As the key of the same name above, for this subsystem alone.").exactOptional(),
    options: free.describe("Processing options; the plug-in's own schema checks them.").exactOptional(),
    settings: free.describe("Settings; the plug-in's own schema checks them.").exactOptional(),
    sets: z
      .array(z.literal(["original"], { error: "`original`" }), { error: "a list of sets" })
      .describe("Sets of alarms for this subsystem, in place of those of `alarms.sets`.")
      .exactOptional(),
    windows: z
      .array(movingWindow, { error: "a list of maps with hists and minutes" })
      .describe("The last minutes of histograms as histograms of their own, beside those of the plug-in.")
      .exactOptional(),
    trends: z
      .record(z.string(), trend, { error: "a map of trends by id" })
      .describe("Changes to the plug-in's trends, and new ones, by id.")
      .exactOptional(),
    alarms: z
      .record(z.string(), alarm, { error: "a map of alarms by id" })
      .describe("Changes to the plug-in's alarms, and new ones, by id.")
      .exactOptional(),
  },
  { error: "a map" },
);
