import type { TrendPoint } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import { trendNotFound } from "../../errors/catalogue.js";
import { addRoute, type Routing } from "../add-route.js";
import { answer } from "../answer.js";
import type { TrendViews } from "../trends/trend-views.js";

export function addTrendRoutes(routing: Routing, { store, views }: { store: Store; views: TrendViews }): void {
  addRoute(routing, "GET /api/trends", async () => ({ trends: await store.trends() }));

  addRoute(
    routing,
    "GET /api/trends/{subsystem}",
    async ({ params: { subsystem }, query: { id, fromRun, toRun, version, from, to, buckets, form } }) => {
      const runs = { ...(fromRun === undefined ? {} : { fromRun }), ...(toRun === undefined ? {} : { toRun }) };
      if (buckets !== undefined) {
        const times = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
        const view = await views.view({ subsystem, id, ...runs, ...times, buckets });
        if (view === undefined) throw trendNotFound(subsystem, id);
        return view;
      }
      const trend = await store.trend(subsystem, id);
      if (trend === undefined) throw trendNotFound(subsystem, id);
      const points = await store.trendPoints(subsystem, id, { ...runs, ...(version === undefined ? {} : { version }) });
      return form === "csv"
        ? answer("text/csv; charset=utf-8", trendCsv(points), `${fileName(id)}.csv`)
        : { trend, points, total: points.length };
    },
  );
}

function fileName(id: string): string {
  return id.replace(/[^A-Za-z0-9_.-]+/g, "_");
}

/** Times are Unix seconds. */
function trendCsv(points: readonly TrendPoint[]): string {
  const names = [...new Set(points.flatMap(({ values }) => Object.keys(values ?? {})))];
  const rows = points.map(({ time, run, value, error, values }) => [
    time,
    run,
    value,
    error ?? "",
    ...names.map((name) => values?.[name] ?? ""),
  ]);
  return [["time", "run", "value", "error", ...names], ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
