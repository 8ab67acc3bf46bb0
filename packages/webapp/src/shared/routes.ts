/** The table of all routes: who may ask, what is asked, what is answered. Server, client and OpenAPI document follow from it. */
import type { SubsystemOptions, TrendPoint } from "@overwatch/core";
import { z } from "zod";
import type {
  AlarmEvent,
  AlarmState,
  AuditEntry,
  DashboardDetails,
  DashboardHead,
  DashboardPreview,
  HistogramArrays,
  LiveEvent,
  Report,
  Role,
  RunDetails,
  RunList,
  SessionInfo,
  ShiftReport,
  Slice,
  SliceHead,
  TrendHead,
  UserInfo,
  Wall,
  Work,
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

const quality = z.literal(["good", "medium", "bad", "null"]);
const runNumber = z.coerce.number().int().min(0).max(999_999_999_999_999);
const seconds = z.coerce.number().min(-1e12).max(1e12);
const subsystem = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/);
const histogramName = z.string().min(1).max(1000);
const trendId = z.string().min(1).max(300);
const fileName = z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/);
const size = z.coerce.number().int().min(50).max(4000);

const sliceName = z.string().regex(/^timeSlice\.\d{1,15}\.\d{1,15}\.[0-9a-f]{8,64}$/);
const minute = z.coerce.number().int().min(-1e6).max(1e6);
const alarmId = z.string().min(1).max(300);
const reason = z.string().trim().min(1).max(1000);

/** How a histogram is shown, in the words of a page's address. */
const view = z.object({
  /** Draw option in place of the usual one. */
  option: z
    .string()
    .regex(/^[A-Za-z0-9,;: _.+*-]{0,60}$/)
    .optional(),
  logx: z.stringbool().optional(),
  logy: z.stringbool().optional(),
  logz: z.stringbool().optional(),
  grid: z.stringbool().optional(),
  stats: z.stringbool().optional(),
  /** `xmin,xmax,ymin,ymax` */
  zoom: z
    .string()
    .regex(/^-?[\d.eE+-]{1,30}(,-?[\d.eE+-]{1,30}){3}$/)
    .optional(),
  /** What lies over it: numbers of runs, `reference`, `whole`, with commas. */
  with: z
    .string()
    .regex(/^(\d{1,15}|reference|whole)(,(\d{1,15}|reference|whole)){0,5}$/)
    .optional(),
  /** Scaled to the same sum. */
  norm: z.stringbool().optional(),
  /** Divided by the first of `with`. */
  ratio: z.stringbool().optional(),
});

const dashboardName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);
const dashboardText = z.string().max(50_000);

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
    query: z.object({
      brief: z
        .stringbool()
        .default(false)
        .describe(
          "Of trends the newest point alone, of files what they were judged, and no counts: what a page shows.",
        ),
    }),
    answer: plain<Report>("The report, with NaN and infinities as texts."),
  },
  "GET /api/runs/{run}/{subsystem}/hist": {
    summary: "A processed histogram: what jsroot draws, plain arrays, CSV, a ROOT file or a picture.",
    role: "viewer",
    params: runAndSubsystem,
    query: view.extend({
      name: histogramName,
      form: z.literal(["jsroot", "arrays", "csv", "root", "svg", "png"]).default("jsroot"),
      slice: sliceName.optional(),
      width: size.default(800),
      height: size.default(600),
    }),
    answer: plain<HistogramArrays>("For `arrays`; `jsroot` gives what jsroot's `parse` takes."),
    types: ["text/csv", "application/octet-stream", "image/svg+xml", "image/png"],
  },
  "GET /api/runs/{run}/{subsystem}/reference": {
    summary: "The run to compare with: the newest earlier one of the same mode that was good.",
    role: "viewer",
    params: runAndSubsystem,
    answer: plain<{ readonly run: number | null }>("Null when there is none."),
  },
  "GET /api/runs/{run}/{subsystem}/options": {
    summary: "The processing options that a time slice may change, as the detector's plug-in describes them.",
    role: "viewer",
    params: runAndSubsystem,
    answer: plain<SubsystemOptions>("Values in force, and what may be written into each field."),
  },
  "GET /api/runs/{run}/{subsystem}/slices": {
    summary: "The time slices that were made, by their minutes.",
    role: "viewer",
    params: runAndSubsystem,
    answer: plain<{ readonly slices: readonly SliceHead[] }>("At most 100."),
  },
  "POST /api/runs/{run}/{subsystem}/slices": {
    summary: "Ask for a part of a run, processed with other options. Both minutes are inclusive.",
    role: "shifter",
    params: runAndSubsystem,
    body: z.object({ from: minute, to: minute, options: z.record(z.string().max(200), z.json()).default({}) }),
    answer: plain<Work>("The work; GET /api/requests/{number} tells how it stands."),
  },
  "GET /api/runs/{run}/{subsystem}/slices/{slice}": {
    summary: "A time slice: what it holds, its groups and histograms in numbers.",
    role: "viewer",
    params: runAndSubsystem.extend({ slice: sliceName }),
    answer: plain<Slice>("The report, with NaN and infinities as texts."),
  },
  "POST /api/runs/{run}/{subsystem}/when": {
    summary: "Ask when it started: every interval between two files, judged by itself.",
    role: "shifter",
    params: runAndSubsystem,
    body: z.object({ target: z.string().min(1).max(500).describe("Id of an alarm, or name of a histogram.") }),
    answer: plain<Work>("The work; GET /api/requests/{number} tells how it stands."),
  },
  "GET /api/requests/{number}": {
    summary: "Work that was asked for: how it stands, and what came of it.",
    role: "viewer",
    params: z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
    answer: plain<Work>("The work."),
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
  "GET /api/alarms/history": {
    summary: "What was raised and cleared, and what people did about it, newest first.",
    role: "viewer",
    query: z.object({
      subsystem: subsystem.optional(),
      alarm: alarmId.optional(),
      since: seconds.optional(),
      until: seconds.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    answer: plain<{ readonly events: readonly AlarmEvent[] }>("Events."),
  },
  "POST /api/alarms/acknowledge": {
    summary: "Say that somebody knows: it is not told again until it was cleared.",
    role: "shifter",
    body: z.object({ subsystem, alarm: alarmId, on: alarmId.optional(), comment: reason }),
    answer: plain<{ readonly acknowledged: number }>("For how many it was."),
  },
  "POST /api/alarms/mute": {
    summary: "Tell nobody of an alarm for a while. Its state goes on.",
    role: "shifter",
    body: z.object({
      subsystem,
      alarm: alarmId,
      on: alarmId.optional(),
      reason,
      seconds: z.coerce
        .number()
        .int()
        .min(60)
        .max(31 * 86_400)
        .describe("How long; then what is still there is told."),
    }),
    answer: plain<{ readonly until: number }>("Unix seconds."),
  },
  "POST /api/alarms/unmute": {
    summary: "End a mute before its time.",
    role: "shifter",
    body: z.object({ subsystem, alarm: alarmId, on: alarmId.optional() }),
    answer: plain<{ readonly ended: number }>("How many there were."),
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
  "GET /api/shift": {
    summary: "What was not good in a time, and for how long.",
    role: "viewer",
    query: z.object({ since: seconds, until: seconds }),
    answer: plain<ShiftReport>("Of at most 200 runs, the longest first."),
  },
  "GET /api/dashboards": {
    summary: "All dashboards, official ones first.",
    role: "viewer",
    answer: plain<{ readonly dashboards: readonly DashboardHead[] }>("By name."),
  },
  "GET /api/dashboards/{name}": {
    summary: "A dashboard, its text and its versions.",
    role: "viewer",
    params: z.object({ name: dashboardName }),
    query: z.object({
      version: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
      form: z.literal(["json", "yaml"]).default("json"),
    }),
    answer: plain<DashboardDetails>("The dashboard."),
    types: ["text/yaml"],
  },
  "POST /api/dashboards/{name}": {
    summary: "Write a version of a dashboard. Official ones are the experts'.",
    role: "shifter",
    params: z.object({ name: dashboardName }),
    body: z.object({
      text: dashboardText,
      official: z.boolean().default(false),
      base: z
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .describe("The version that was changed; 0 for a new one."),
    }),
    answer: plain<DashboardHead>("The new version."),
  },
  "DELETE /api/dashboards/{name}": {
    summary: "Remove a dashboard.",
    role: "shifter",
    params: z.object({ name: dashboardName }),
    answer: plain<{ readonly removed: string }>("Its name."),
  },
  "POST /api/preview": {
    summary: "Read the text of a dashboard without keeping it.",
    role: "viewer",
    body: z.object({ text: dashboardText }),
    answer: plain<DashboardPreview>("What it would show, or what is wrong in which line."),
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
