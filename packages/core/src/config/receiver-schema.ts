import * as z from "zod";
import { subsystemCode } from "./detector-schema.js";
import { createSecret } from "./secret.js";

const seconds = (least: number) =>
  z
    .number({ error: `a number of seconds from ${least}` })
    .min(least, { error: `a number of seconds from ${least}` })
    .max(86_400, { error: "a number of seconds, at most 86400" });
const flag = z.boolean({ error: "true or false" });

/** How one merger is asked. Names are those of the original receiver's options. */
const merger = z.strictObject(
  {
    in: z
      .string({ error: "a socket such as `REQ>tcp://localhost:60201`" })
      .min(1, { error: "a socket such as `REQ>tcp://localhost:60201`" })
      .describe("The merger's socket: REQ to ask it, SUB or PULL when it sends by itself."),
    select: z
      .string({ error: "a regular expression" })
      .default("")
      .describe("A regular expression of the wanted histograms; empty: all."),
    resetMerger: flag.default(false).describe("Whether the merger forgets its sums after each answer."),
    requestStreamers: flag.default(true).describe("Whether descriptions of classes are asked for at start."),
    sleep: seconds(0).default(60).describe("Seconds between an answer and the next request."),
    timeout: seconds(0.1).default(10).describe("Seconds that an answer may take."),
  },
  { error: "a map with `in`, the merger's socket" },
);

/** What receivers do. */
const receiver = z.strictObject(
  {
    zmq: z
      .record(subsystemCode, merger, { error: "a map of mergers by subsystem code" })
      .default({})
      .describe("The mergers of the high level trigger, by subsystem code."),
    fileTime: z
      .enum(["utc", "local"], { error: "`utc` or `local`" })
      .default("utc")
      .describe(
        "Times in names of files: UTC, marked as such, or wall-clock time of `timeZone` as the original wrote it.",
      ),
    level: z
      .int({ error: "a whole number from 0 to 9" })
      .min(0, { error: "a whole number from 0 to 9" })
      .max(9, { error: "a whole number from 0 to 9" })
      .default(1)
      .describe("zlib level of the files: 0 is quick and large."),
    maxReply: z
      .number({ error: "a number of megabytes" })
      .min(1, { error: "a number of megabytes from 1" })
      .max(2000, { error: "a number of megabytes, at most 2000" })
      .default(512)
      .describe("Largest answer of a merger that is taken, megabytes when expanded."),
    maxUpload: z
      .number({ error: "a number of megabytes" })
      .min(1, { error: "a number of megabytes from 1" })
      .max(2000, { error: "a number of megabytes, at most 2000" })
      .default(256)
      .describe("Largest file that is taken over HTTP, megabytes."),
    requestsPerMinute: z
      .int({ error: "a whole number from 1" })
      .min(1, { error: "a whole number from 1" })
      .default(600)
      .describe("Requests over HTTP that one address may make in a minute."),
  },
  { error: "a map" },
);

const folder = z.string({ error: "the path of a folder" }).min(1, { error: "the path of a folder" });

/** When the monitor speaks. */
const monitor = z.strictObject(
  {
    deadAfter: seconds(1).default(300).describe("Seconds without a heartbeat after which a receiver counts as dead."),
    silentAfter: seconds(1).default(900).describe("Seconds without a file after which a subsystem counts as silent."),
    repeatAfter: seconds(1).default(3600).describe("Seconds after which what is still wrong is told again."),
    notify: z
      .array(z.string({ error: "the name of a notifier" }), { error: "a list of notifiers" })
      .describe("Who is told. Default: those of alarms.notify.")
      .exactOptional(),
    sleep: seconds(0.1).default(60).describe("Seconds between two looks."),
  },
  { error: "a map" },
);

/** The keys of receivers, replay, transfer and monitor. Top-level names are those of the original. */
export const receiverKeys = {
  receiver: receiver.prefault({}).describe("Where files come from: mergers, and how their answers are stored."),
  receiverIP: z
    .string({ error: "an address such as `127.0.0.1`" })
    .default("127.0.0.1")
    .describe("The address at which the receiver of DQM waits."),
  receiverPort: z
    .int({ error: "the number of a port" })
    .min(0, { error: "the number of a port" })
    .max(65_535, { error: "the number of a port" })
    .default(8080)
    .describe("The port at which the receiver of DQM waits."),
  apiToken: z
    .string({ error: "a text of at least 8 characters" })
    .transform(createSecret)
    .exactOptional()
    .describe("What everybody who sends over HTTP has to know, at least 8 characters. There is no default."),
  receiverData: folder
    .exactOptional()
    .describe("The folder that receivers write into, for transfer and monitor. Default: dataFolder."),
  receiverDataTempStorage: folder
    .exactOptional()
    .describe("Where files wait for sites that are down. Default: tempStorage in receiverData."),
  dataTransferLocations: z
    .record(z.string(), z.string({ error: "a folder, or the address of another Overwatch" }), {
      error: "a map of destinations by name",
    })
    .default({})
    .describe(
      "Where received files are sent: a folder, or `http://HOST:PORT` of another Overwatch, by name of the site.",
    ),
  dataTransferRetries: z
    .int({ error: "a whole number from 0" })
    .min(0, { error: "a whole number from 0" })
    .max(100, { error: "a whole number, at most 100" })
    .default(2)
    .describe("How often a transfer is tried again."),
  dataTransferTimeToSleep: seconds(0.1).default(20).describe("Seconds between two looks for files to transfer."),
  dataReplaySourceDirectory: folder
    .exactOptional()
    .describe("The data folder that runs are replayed from. Default: dataFolder."),
  dataReplayDestinationDirectory: folder
    .exactOptional()
    .describe("The data folder that replays come into. Default: dataFolder, which needs another number of the run."),
  dataReplayTimeToSleep: z
    .number({ error: "a number of seconds" })
    .max(86_400, { error: "a number of seconds, at most 86400" })
    .default(30)
    .describe("Seconds between two portions of a replay; 0 or less: all at once."),
  dataReplayMaxFilesPerReplay: z
    .int({ error: "a whole number from 1" })
    .min(1, { error: "a whole number from 1" })
    .default(1)
    .describe("Files in a portion of a replay."),
  monitor: monitor.prefault({}).describe("When the monitor of receivers speaks."),
};
