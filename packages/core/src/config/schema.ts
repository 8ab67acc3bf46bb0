import * as z from "zod";
import { cumulativeMode, detectorSchema, retentionSchema, subsystemCode } from "./detector-schema.js";
import { fileNameSchema } from "./file-name-schema.js";
import type { KeyPath } from "./key-path.js";
import { alarmsSchema, notifierSchema } from "./notifiers-schema.js";
import { receiverKeys } from "./receiver-schema.js";
import { webSchema } from "./web-schema.js";

const flag = z.boolean({ error: "true or false" });
const runNumber = z
  .int({ error: "the number of a run" })
  .min(0, { error: "the number of a run" })
  .max(999_999_999_999_999, { error: "the number of a run: at most 15 digits" });
const folder = z.string({ error: "the path of a folder" }).min(1, { error: "the path of a folder" });
const timeZone = z
  .string({ error: "an IANA time zone such as `Europe/Zurich`" })
  .refine(isTimeZone, { error: "an IANA time zone such as `Europe/Zurich`" });

const plugins = z.strictObject(
  {
    exclude: z
      .array(z.string({ error: "the name of a package" }), { error: "a list of package names" })
      .default([])
      .describe("Names of packages that are not loaded as plug-ins."),
    hookTimeout: z
      .number({ error: "a number of seconds above 0" })
      .positive({ error: "a number of seconds above 0" })
      .max(3600, { error: "a number of seconds, at most 3600" })
      .default(5)
      .describe("Seconds after which a step of a plug-in is ended from outside."),
  },
  { error: "a map" },
);

const reprocess = z.union([z.enum(["all", "never"]), z.strictObject({ last: z.int().min(1) })], {
  error: "`all`, `never` or `last: N`",
});

/**
 * Every key of the configuration with its meaning and default. Each `error` is the end of the sentence
 * "`key` must be ...". Keys keep the names of the original where they mean the same.
 */
export const configSchema = z.strictObject(
  {
    dataFolder: folder
      .default("data")
      .describe("The folder of received files and of all that is made from them. Relative to the working directory."),
    stateFolder: folder
      .exactOptional()
      .describe("The folder of the databases, which need a local disk. Default: dataFolder."),
    subsystemList: z
      .array(subsystemCode, { error: "a list of subsystem codes" })
      .exactOptional()
      .describe("The subsystems that are processed. Default: those of the loaded plug-ins."),
    borrowFrom: subsystemCode
      .default("HLT")
      .describe("The subsystem whose files others use while they have none of their own."),
    cumulativeMode: cumulativeMode
      .default(true)
      .describe(
        "Whether each file holds all since start of run (true), or what came since the file before (false); `detect`: " +
          "what the contents of a run's first files tell.",
      ),
    fileName: fileNameSchema
      .default({ grammar: "alice" })
      .describe(
        "How names of received files are read: the built-in grammar `alice`, or a regular expression with the named " +
          "groups subsystem, run, year, month, day, hour, minute, second and, if wanted, mode and utc.",
      ),
    timeZone: timeZone
      .default("Europe/Zurich")
      .describe("The IANA time zone of the times in file names that are not marked as UTC."),
    processingTimeToSleep: z
      .number({ error: "a number of seconds" })
      .max(2_000_000, { error: "a number of seconds, at most 2000000" })
      .default(-1)
      .describe("Seconds after which `process --watch` looks again although nothing was seen to arrive; 0 or less: 5."),
    forceReprocessing: flag.default(false).describe("Whether all runs are processed again at each pass."),
    forceReprocessRuns: z
      .array(runNumber, { error: "a list of run numbers" })
      .default([])
      .describe("Numbers of the runs that are processed again at each pass."),
    reprocess: reprocess
      .default({ last: 10 })
      .describe("Which runs are made again after a change of code or configuration: all, none, or the last N."),
    retention: retentionSchema
      .default({})
      .describe("Which received files `overwatch thin` removes when they grow old. Default: none."),
    plugins: plugins
      .prefault({})
      .describe("Which packages are loaded as plug-ins, and how long a step of one may take."),
    detectors: z
      .record(subsystemCode, detectorSchema, { error: "a map of detectors by subsystem code" })
      .default({})
      .describe("Sections of single detectors, by subsystem code."),
    ...receiverKeys,
    web: webSchema.prefault({}).describe("The pages: where they are served, and to whom."),
    alarms: alarmsSchema.prefault({}).describe("What holds for the alarms of all subsystems, and when they are told."),
    notifiers: z
      .record(z.string(), notifierSchema, { error: "a map of notifiers by name" })
      .default({})
      .describe("Whom alarms are told to, by name."),
    loggingLevel: z
      .enum(["DEBUG", "INFO", "WARNING", "ERROR"], { error: "DEBUG, INFO, WARNING or ERROR" })
      .default("INFO")
      .describe("The least important messages that are shown."),
    loggingFormat: z
      .enum(["text", "json"], { error: "text or json" })
      .default("text")
      .describe("Messages as lines of text, or of JSON for a collector of logs."),
    debug: flag.default(false).describe("Whether more is told and checked. Results do not depend on it."),
  },
  { error: "a map of keys and values" },
);

/** Whether the value of a key is one thing, which a higher layer replaces whole although both have a map. */
export function isReplacedWhole(path: KeyPath): boolean {
  const [top, , section, , key] = path;
  if (path.length === 1) return top === "fileName";
  return path.length === 5 && top === "detectors" && section === "alarms" && key === "on";
}

/** Offsets such as `+01:00` have no daylight saving and are refused. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
