import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { runFolder } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import { fileNotFound, runNotFound } from "../../errors/catalogue.js";
import type { Wall } from "../../shared/types.js";
import { addRoute, type Routing } from "../add-route.js";
import type { HistogramReader } from "../histograms/histogram-reader.js";
import type { KnownReports } from "../histograms/known-reports.js";
import { alarmStates, statusOfReport } from "../status-of-report.js";

export interface RunParts {
  readonly store: Store;
  readonly reports: KnownReports;
  readonly histograms: HistogramReader;
  /** Absolute path. */
  readonly dataFolder: string;
  readonly staleAfter: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function addRunRoutes(routing: Routing, parts: RunParts): void {
  const { store, reports, histograms, dataFolder } = parts;

  async function reportOf({ run, subsystem }: { readonly run: number; readonly subsystem: string }) {
    const report = await reports.get(run, subsystem);
    if (report === undefined) throw runNotFound(run, subsystem);
    return report;
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

  addRoute(routing, "GET /api/runs/{run}/{subsystem}", ({ params }) => reportOf(params));

  addRoute(routing, "GET /api/runs/{run}/{subsystem}/hist", async ({ params, query: { name, form } }) =>
    histograms.read(await reportOf(params), name, form),
  );

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

  addRoute(routing, "GET /api/alarms", async ({ query: { run: asked, subsystem, all } }) => {
    const run = asked === undefined ? (await store.runs({ limit: 1 }))[0] : await store.run(asked);
    if (run === undefined) {
      if (asked !== undefined) throw runNotFound(asked);
      return { alarms: [] };
    }
    const wanted = run.subsystems.filter((name) => subsystem === undefined || name === subsystem);
    const found = await Promise.all(wanted.map((name) => reports.get(run.run, name)));
    const alarms = found.flatMap((report) => (report === undefined ? [] : alarmStates(report, all)));
    const order = ["bad", "medium", "null", "good"];
    return { run: run.run, alarms: alarms.sort((a, b) => order.indexOf(a.flag) - order.indexOf(b.flag)) };
  });
}

/** With exactOptionalPropertyTypes a field that is undefined is not the same as none. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
