import type { TrendPoint } from "@overwatch/core";
import { z } from "zod";
import type {
  AlarmState,
  AuditEntry,
  HistogramArrays,
  LiveEvent,
  Report,
  Role,
  RunDetails,
  RunList,
  SessionInfo,
  TrendHead,
  UserInfo,
  Wall,
} from "./types.js";

/**
 * All of the HTTP API in one table: the server checks what it is asked by it, the OpenAPI document is made from it, and the
 * typed client takes its types from it. A route is added here and in one file of `server/routes`.
 */
export interface Route {
  readonly summary: string;
  /** Who may ask. `anyone` needs no session, `viewer` includes guests where the configuration lets them read. */
  readonly role: "anyone" | Role;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** What comes back; only described, never checked: it is made from checked data. */
  readonly answer: z.ZodType;
  /** Content types beside JSON that `form` may ask for. */
  readonly types?: readonly string[];
}

const quality = z.enum(["good", "medium", "bad", "null"]);
const runNumber = z.coerce.number().int().min(0).max(999_999_999_999_999);
const seconds = z.coerce.number().min(-1e12).max(1e12);
const subsystem = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/);
const histogramName = z.string().min(1).max(1000);
const trendId = z.string().min(1).max(300);
const fileName = z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/);
const size = z.coerce.number().int().min(50).max(4000);

const runAndSubsystem = z.object({ run: runNumber, subsystem });
/** `a,b` */
const qualities = z
  .string()
  .max(200)
  .transform((text) => text.split(","))
  .pipe(z.array(quality));

/** What is typed, and described in the document by its name alone. */
function plain<T>(description: string): z.ZodType<T> {
  return z.custom<T>(() => true).describe(description);
}

export const routes = {
  "GET /api/health": {
    summary: "Whether the server works, and the number of the newest event.",
    role: "anyone",
    answer: z.object({ status: z.literal("ok"), lastEvent: z.number(), version: z.string() }),
  },
  "GET /api/openapi.json": {
    summary: "This document.",
    role: "anyone",
    answer: plain<Readonly<Record<string, unknown>>>("An OpenAPI document."),
  },
  "GET /api/session": {
    summary: "Who is asking.",
    role: "anyone",
    answer: plain<SessionInfo>("User, role, token for writes."),
  },
  "POST /api/session": {
    summary: "Sign in. Sets a cookie.",
    role: "anyone",
    body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
    answer: plain<SessionInfo>("User, role, token for writes."),
  },
  "DELETE /api/session": { summary: "Sign out.", role: "anyone", answer: plain<SessionInfo>("What a guest may do.") },
  "GET /api/wall": {
    summary: "The newest run: quality and age of each subsystem.",
    role: "viewer",
    answer: plain<Wall>("The wall."),
  },
  "GET /api/runs": {
    summary: "Runs that fit a filter, newest first.",
    role: "viewer",
    query: z.object({
      limit: z.coerce.number().int().min(1).max(500).default(50),
      offset: z.coerce.number().int().min(0).max(1e9).default(0),
      fromRun: runNumber.optional(),
      toRun: runNumber.optional(),
      since: seconds.optional(),
      until: seconds.optional(),
      mode: z.string().max(20).optional(),
      subsystem: subsystem.optional(),
      quality: qualities.optional(),
    }),
    answer: plain<RunList>("Rows, and how many fit."),
  },
  "GET /api/runs/{run}": {
    summary: "A run with its subsystems in short.",
    role: "viewer",
    params: z.object({ run: runNumber }),
    answer: plain<RunDetails>("The run."),
  },
  "GET /api/runs/{run}/{subsystem}": {
    summary: "What processing found in a subsystem: groups, histograms in numbers, alarms, failures.",
    role: "viewer",
    params: runAndSubsystem,
    answer: plain<Report>("The report, with NaN and infinities as texts."),
  },
  "GET /api/runs/{run}/{subsystem}/hist": {
    summary: "A processed histogram: what jsroot draws, plain arrays, CSV, a ROOT file or a picture.",
    role: "viewer",
    params: runAndSubsystem,
    query: z.object({
      name: histogramName,
      form: z.enum(["jsroot", "arrays", "csv", "root"]).default("jsroot"),
      width: size.default(800),
      height: size.default(600),
    }),
    answer: plain<HistogramArrays>("For `arrays`; `jsroot` gives what jsroot's `parse` takes."),
    types: ["text/csv", "application/octet-stream"],
  },
  "GET /api/runs/{run}/{subsystem}/files/{file}": {
    summary: "A file of the subsystem: received, combined or processed.",
    role: "viewer",
    params: runAndSubsystem.extend({ file: fileName }),
    answer: z.string().describe("A ROOT file."),
    types: ["application/octet-stream"],
  },
  "GET /api/trends": {
    summary: "All trends.",
    role: "viewer",
    answer: plain<{ readonly trends: readonly TrendHead[] }>("By subsystem, then id."),
  },
  "GET /api/trends/{subsystem}": {
    summary:
      "The points of a trend, over all runs or those of a range; with `buckets` those that a screen of so many columns needs.",
    role: "viewer",
    params: z.object({ subsystem }),
    query: z.object({
      id: trendId,
      fromRun: runNumber.optional(),
      toRun: runNumber.optional(),
      version: z
        .string()
        .regex(/^[A-Za-z0-9]{1,64}$/)
        .optional(),
      from: seconds.optional(),
      to: seconds.optional(),
      buckets: z.coerce.number().int().min(1).max(10_000).optional(),
      form: z.literal(["json", "csv"]).default("json"),
    }),
    answer: plain<{ readonly trend: TrendHead; readonly points: readonly TrendPoint[]; readonly total: number }>(
      "By time; `total` is how many there are. With `buckets` without named values: of each part of the time the extremes, the first and the last.",
    ),
    types: ["text/csv"],
  },
  "GET /api/alarms": {
    summary: "The flags of a run, by default the newest one; without `all` only those that are not good.",
    role: "viewer",
    query: z.object({ run: runNumber.optional(), subsystem: subsystem.optional(), all: z.stringbool().default(false) }),
    answer: plain<{ readonly run?: number; readonly alarms: readonly AlarmState[] }>("Worst first."),
  },
  "GET /api/events": {
    summary: "Events after a number, oldest first.",
    role: "viewer",
    query: z.object({
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    answer: plain<{ readonly events: readonly LiveEvent[] }>("Events."),
  },
  "GET /api/users": {
    summary: "All users.",
    role: "admin",
    answer: plain<{ readonly users: readonly UserInfo[] }>("By name."),
  },
  "GET /api/audit": {
    summary: "Who did what, newest first.",
    role: "expert",
    query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
    answer: plain<{ readonly entries: readonly AuditEntry[] }>("Entries."),
  },
} as const satisfies Readonly<Record<string, Route>>;

/** `GET /api/runs` */
export type RouteName = keyof typeof routes;
type Spec<N extends RouteName> = (typeof routes)[N];

/** The checked parts of the path of a route; undefined when it has none. */
export type ParamsOf<N extends RouteName> =
  Spec<N> extends { params: infer S extends z.ZodType } ? z.output<S> : undefined;
/** The checked query of a route; undefined when it has none. */
export type QueryOf<N extends RouteName> =
  Spec<N> extends { query: infer S extends z.ZodType } ? z.output<S> : undefined;
/** The checked body of a route; undefined when it has none. */
export type BodyOf<N extends RouteName> = Spec<N> extends { body: infer S extends z.ZodType } ? z.output<S> : undefined;
/** What a client gets. */
export type AnswerOf<N extends RouteName> = Spec<N>["answer"] extends z.ZodType<infer T> ? T : never;
