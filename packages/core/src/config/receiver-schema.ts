import { z } from "zod";
import { subsystemCode } from "./detector-schema.js";

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
export const receiverSchema = z.strictObject(
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
  },
  { error: "a map" },
);
