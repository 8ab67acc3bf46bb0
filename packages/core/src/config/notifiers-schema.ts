import * as z from "zod";
import { createSecret } from "./secret.js";

const text = z.string({ error: "text" }).min(1, { error: "text" });
const flag = z.boolean({ error: "true or false" });
/** Never shown: not by `config print`, not in messages. */
const secret = text.transform((value) => createSecret(value));
const url = z.url({ protocol: /^https?$/, error: "an address that begins with http:// or https://" });
const port = z.int({ error: "a port" }).min(1, { error: "a port" }).max(65_535, { error: "a port" });

const common = {
  maxPerHour: z
    .int({ error: "a number of messages" })
    .min(1, { error: "a number of messages, 1 or more" })
    .default(30)
    .describe("More messages in an hour wait, and go out as one."),
  timeout: z
    .number({ error: "a number of seconds" })
    .gt(0, { error: "a number of seconds above 0" })
    .max(600, { error: "a number of seconds, at most 600" })
    .default(10)
    .describe("Seconds after which an attempt to send is given up; it is repeated later."),
  subject: text
    .default("Overwatch: {worst} in {subsystems}")
    .describe("Template of the subject: {worst}, {subsystems}, {count}, {run}."),
  line: text
    .default("{change} {flag} {subsystem} {alarm} on {on} (run {run}, {time}): {message}{help}")
    .describe(
      "Template of the line for each alarm: {change}, {flag}, {subsystem}, {alarm}, {on}, {run}, {time}, {message}, {help}.",
    ),
};

const smtpSettings = z.strictObject(
  {
    address: text.describe("Name or address of the mail server."),
    port: port.default(587).describe("Its port."),
    secure: flag.default(false).describe("TLS from the beginning, as on port 465; else STARTTLS when it is offered."),
    requireTls: flag.default(false).describe("Whether a server without TLS is refused."),
    userName: text.describe("Name to log in with; without it there is no log-in.").exactOptional(),
    password: secret.exactOptional(),
  },
  { error: "a map with address and port" },
);

/** `notifiers.NAME`: whom alarms are told to, and how. */
export const notifierSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("console"), ...common }),
    z.strictObject({
      type: z.literal("email"),
      to: z
        .array(text, { error: "a list of addresses" })
        .min(1, { error: "a list of addresses" })
        .describe("Addresses."),
      from: text.describe("The sender. Default: the user name of the mail server.").exactOptional(),
      smtpSettings,
      ...common,
    }),
    z
      .strictObject({
        type: z.literal("slack"),
        apiToken: secret.exactOptional(),
        slackChannel: text.default("alarms").describe("The channel, with a token."),
        webhook: secret.exactOptional(),
        baseUrl: url.default("https://slack.com/api/").describe("Address of the interface, with a token."),
        ...common,
      })
      .refine(({ apiToken, webhook }) => (apiToken === undefined) !== (webhook === undefined), {
        error: "a map with one of apiToken and webhook",
      }),
    z.strictObject({
      type: z.literal("webhook"),
      url,
      headers: z.record(text, secret, { error: "a map of headers" }).default({}).describe("Headers of the request."),
      ...common,
    }),
  ],
  { error: "a map with `type`: console, email, slack or webhook" },
);

const nOfM = z
  .strictObject(
    {
      n: z
        .int({ error: "a number of files" })
        .min(1, { error: "a number of files, 1 or more" })
        .describe("How many files must agree."),
      of: z
        .int({ error: "a number of files" })
        .min(1, { error: "a number of files, 1 or more" })
        .max(100, { error: "at most 100 files" })
        .describe("How many of the last files are looked at."),
    },
    { error: "a map with n and of" },
  )
  .refine(({ n, of }) => n <= of, { error: "a map with n <= of" });

/** `alarms`: what holds for the alarms of all subsystems. */
export const alarmsSchema = z.strictObject(
  {
    sets: z
      .array(z.enum(["original"], { error: "`original`" }), { error: "a list of sets" })
      .default([])
      .describe(
        "Sets of alarms for all subsystems: `original` are those of the first Overwatch, with its examples of limits.",
      ),
    notify: z
      .array(text, { error: "a list of notifiers" })
      .default([])
      .describe("Who is told of alarms that name nobody."),
    raiseAfter: nOfM.default({ n: 1, of: 1 }).describe("An alarm is raised when so many of the last files say so."),
    clearAfter: nOfM.default({ n: 1, of: 1 }).describe("It is cleared when so many of the last files say good."),
    repeatAfter: z
      .number({ error: "a number of seconds" })
      .min(0, { error: "a number of seconds" })
      .default(0)
      .describe("Seconds after which an alarm that is still there is told again; 0: never."),
  },
  { error: "a map" },
);
