import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { findReference, runFolder } from "@overwatch/core";
import type { Store, SubsystemReport } from "@overwatch/core/store";
import { fileNotFound, runNotFound, sliceNotFound, tooManyRequests } from "../../errors/catalogue.js";
import type { Wall } from "../../shared/types.js";
import { addRoute, type Routing } from "../add-route.js";
import { type Answer, answer } from "../answer.js";
import type { HistogramReader } from "../histograms/histogram-reader.js";
import type { KnownReports } from "../histograms/known-reports.js";
import { type KnownSlices, resultOf } from "../histograms/known-slices.js";
import type { PictureMaker } from "../histograms/picture-maker.js";
import { jsonText } from "../json-text.js";
import type { RateLimit } from "../rate-limit.js";
import { statusOfReport } from "../status-of-report.js";

export interface RunParts {
  readonly store: Store;
  readonly reports: KnownReports;
  readonly slices: KnownSlices;
  readonly histograms: HistogramReader;
  readonly pictures: PictureMaker;
  /** Of pictures, for each user. */
  readonly drawings: RateLimit;
  /** Absolute path. */
  readonly dataFolder: string;
  readonly staleAfter: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function addRunRoutes(routing: Routing, parts: RunParts): void {
  const { store, reports, slices, histograms, pictures, drawings, dataFolder } = parts;

  /** Half a megabyte of text that all who look at a run ask for; it goes with its report. */
  const texts = new WeakMap<SubsystemReport, Answer>();
  const briefTexts = new WeakMap<SubsystemReport, Answer>();

  async function reportOf({ run, subsystem }: { readonly run: number; readonly subsystem: string }) {
    const report = await reports.get(run, subsystem);
    if (report === undefined) throw runNotFound(run, subsystem);
    return report;
  }

  async function sliceOf(place: { readonly run: number; readonly subsystem: string }, slice: string) {
    const found = await slices.get(place, slice);
    if (found === undefined) throw sliceNotFound(place.run, place.subsystem, slice);
    return found;
  }

  async function referenceOf(run: number, subsystem: string): Promise<number | undefined> {
    const hltMode = (await store.run(run))?.hltMode ?? "";
    const folder = join(dataFolder, runFolder(run), subsystem);
    return (await findReference({ run, subsystem, hltMode, folder }, "previous run"))?.run;
  }

  /** What lies over a plot, by the words of an address. */
  async function findOthers({ run, subsystem }: SubsystemReport, wanted = "") {
    const others: { readonly label: string; readonly result: SubsystemReport }[] = [];
    for (const word of wanted.split(",").filter((each) => each !== "")) {
      const other = word === "whole" ? run : word === "reference" ? await referenceOf(run, subsystem) : Number(word);
      if (other === undefined) continue;
      const label = word === "whole" ? "whole run" : word === "reference" ? `reference, run ${other}` : `run ${other}`;
      others.push({ label, result: await reportOf({ run: other, subsystem }) });
    }
    return others;
  }

  async function statuses({ run, subsystems }: { readonly run: number; readonly subsystems: readonly string[] }) {
    const found = await Promise.all(subsystems.map((subsystem) => reports.get(run, subsystem)));
    return found.flatMap((report) => (report === undefined ? [] : [statusOfReport(report)]));
  }

  addRoute(routing, "GET /api/wall", async (): Promise<Wall> => {
    const about = { now: parts.now() / 1000, staleAfter: parts.staleAfter };
    const [run] = await store.runs({ limit: 1 });
    return run === undefined ? { ...about, subsystems: [] } : { ...about, run, subsystems: await statuses(run) };
  });

  addRoute(routing, "GET /api/runs", async ({ query: { limit, offset, mode, ...rest } }) => {
    const filter = { ...withoutUndefined(rest), ...(mode === undefined ? {} : { hltMode: mode }) };
    const [runs, total] = await Promise.all([store.runs({ ...filter, limit, offset }), store.countRuns(filter)]);
    return { runs, total };
  });

  addRoute(routing, "GET /api/runs/{run}", async ({ params }) => {
    const run = await store.run(params.run);
    if (run === undefined) throw runNotFound(params.run);
    return { run, subsystems: await statuses(run) };
  });

  addRoute(routing, "GET /api/runs/{run}/{subsystem}", async ({ params, query: { brief } }) => {
    const report = await reportOf(params);
    const own = brief ? briefTexts : texts;
    const text = own.get(report) ?? answer("application/json", jsonText(brief ? briefReport(report) : report));
    own.set(report, text);
    return text;
  });

  addRoute(routing, "GET /api/runs/{run}/{subsystem}/hist", async ({ params, query, who }) => {
    const { name, form, slice } = query;
    const report = await reportOf(params);
    const sliced = slice === undefined ? undefined : await sliceOf(params, slice);
    const result = sliced === undefined ? report : { ...resultOf(sliced), hists: sliced.hists };
    if (form !== "svg" && form !== "png") return histograms.read(result, name, form);
    const wait = drawings.take(who.user ?? who.address);
    if (wait > 0) throw tooManyRequests("pictures", wait);
    const { width, height, with: wanted, ...view } = query;
    const others = await findOthers(report, wanted);
    const label = sliced === undefined ? `run ${report.run}` : `minutes ${sliced.minutes.from} to ${sliced.minutes.to}`;
    return pictures.make({ result, name, format: form, view, others, label, width, height });
  });

  addRoute(routing, "GET /api/runs/{run}/{subsystem}/reference", async ({ params }) => {
    const { run, subsystem } = await reportOf(params);
    return { run: (await referenceOf(run, subsystem)) ?? null };
  });

  addRoute(routing, "GET /api/runs/{run}/{subsystem}/files/{file}", async ({ params, reply }) => {
    const { run, fileLocationSubsystem, subsystem, files, combinedFile, processedFile } = await reportOf(params);
    const { file: name } = params;
    const isReceived = files.some((file) => file.name === name);
    if (!isReceived && name !== combinedFile && name !== processedFile) throw fileNotFound(name);
    const folder = isReceived ? fileLocationSubsystem : subsystem;
    const file = await open(join(dataFolder, runFolder(run), folder, name)).catch(() => {
      throw fileNotFound(name);
    });
    const { size } = await file.stat();
    reply.headers({
      "content-type": "application/octet-stream",
      "content-length": String(size),
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-cache",
    });
    await reply.send(createReadStream("", { fd: file, autoClose: true }));
    return "";
  });
}

/** What a page shows of a report: of a run of a thousand files the rest is most of it. */
function briefReport(report: SubsystemReport): SubsystemReport {
  return {
    ...report,
    trends: report.trends.map((trend) => ({ ...trend, points: trend.points.slice(-1), files: trend.files.slice(-1) })),
    flags: report.flags.map((flags) => ({ ...flags, unknown: [], raised: [] })),
    counts: {},
  };
}

/** With exactOptionalPropertyTypes a field that is undefined is not the same as none. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
