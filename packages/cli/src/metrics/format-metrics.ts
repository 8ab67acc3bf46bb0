import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Numbers } from "./numbers.js";

type Labels = Readonly<Record<string, string>>;
type Row = readonly [labels: Labels, value: number];

let host: Registry | undefined;

/** Made once: what it measures goes on between two looks. */
function ofThisProcess(): Registry {
  if (host === undefined) {
    host = new Registry();
    collectDefaultMetrics({ register: host });
  }
  return host;
}

/** Numbers in the text format of Prometheus, all under `overwatch_`, and those of this process under `process_` and `nodejs_`. */
export async function formatMetrics(numbers: Numbers): Promise<{ readonly type: string; readonly text: string }> {
  const registry = new Registry();
  const { web, newest, subsystems, alarms, waiting, receivers, supervisor } = numbers;
  const gauge = (name: string, help: string, rows: readonly Row[]) => {
    const labelNames = Object.keys(rows[0]?.[0] ?? {});
    const metric = new Gauge({ name: `overwatch_${name}`, help, labelNames, registers: [registry] });
    for (const [labels, value] of rows) metric.set(labels, value);
  };
  const counter = (name: string, help: string, rows: readonly Row[]) => {
    const labelNames = Object.keys(rows[0]?.[0] ?? {});
    const metric = new Counter({ name: `overwatch_${name}`, help, labelNames, registers: [registry] });
    for (const [labels, value] of rows) metric.inc(labels, value);
  };
  const each = <T>(list: readonly T[], row: (item: T) => Row): readonly Row[] => list.map(row);

  gauge("info", "The version that runs.", [[{ version: numbers.version }, 1]]);
  gauge("runs", "Runs that are known.", [[{}, numbers.runs]]);
  if (newest !== undefined) {
    gauge("newest_run", "Number of the newest run.", [[{}, newest.run]]);
    gauge("newest_run_end_timestamp_seconds", "Time of the newest data of the newest run.", [[{}, newest.endOfRun]]);
  }
  gauge(
    "hists",
    "Histograms of the newest run.",
    each(subsystems, ({ subsystem, hists }) => [{ subsystem }, hists]),
  );
  gauge(
    "quality",
    "1 for the quality of a subsystem in the newest run.",
    each(subsystems, ({ subsystem, quality }) => [{ subsystem, quality }, 1]),
  );
  gauge(
    "coverage_ratio",
    "Share of histograms of the newest run that were judged.",
    each(subsystems, ({ subsystem, coverage }) => [{ subsystem }, coverage]),
  );
  gauge(
    "failures",
    "Steps of plug-ins that failed in the newest run.",
    each(subsystems, ({ subsystem, failures }) => [{ subsystem }, failures]),
  );
  gauge(
    "data_timestamp_seconds",
    "Time of a subsystem's newest data.",
    each(subsystems, ({ subsystem, dataAt }) => [{ subsystem }, dataAt]),
  );
  gauge(
    "latency_seconds",
    "From a file's last byte to its published result, over the newest files.",
    subsystems.flatMap(({ subsystem, latency }): readonly Row[] =>
      latency === undefined
        ? []
        : [
            [{ subsystem, quantile: "0.5" }, latency.p50],
            [{ subsystem, quantile: "0.95" }, latency.p95],
            [{ subsystem, quantile: "0.99" }, latency.p99],
          ],
    ),
  );
  gauge(
    "alarms",
    "Alarms that are there now.",
    each(alarms, ({ subsystem, flag, state, count }) => [{ subsystem, flag, state }, count]),
  );
  gauge(
    "waiting_messages",
    "Messages that could not be sent yet.",
    each(waiting, ({ notifier, messages }) => [{ notifier }, messages]),
  );

  gauge(
    "receiver_heartbeat_timestamp_seconds",
    "Last sign of life of a receiver.",
    receivers.flatMap(({ subsystem, beatAt }): readonly Row[] =>
      beatAt === undefined ? [] : [[{ subsystem }, beatAt]],
    ),
  );
  gauge(
    "receiver_file_timestamp_seconds",
    "When a receiver stored its last file.",
    receivers.flatMap(({ subsystem, storedAt }): readonly Row[] =>
      storedAt === undefined ? [] : [[{ subsystem }, storedAt]],
    ),
  );
  counter(
    "receiver_total",
    "What receivers counted since they started, by name of the counter.",
    receivers.flatMap(({ subsystem, counters }) =>
      Object.entries(counters).map(([what, count]): Row => [{ subsystem, what }, count]),
    ),
  );

  const parts = supervisor?.parts ?? [];
  gauge(
    "part_up",
    "Whether a part of `overwatch up` runs.",
    each(parts, ({ name, state }) => [{ part: name }, state === "running" ? 1 : 0]),
  );
  counter(
    "part_restarts_total",
    "How often a part was started again.",
    each(parts, ({ name, restarts }) => [{ part: name }, restarts]),
  );

  counter(
    "http_requests_total",
    "Answers of the pages and the API, by the first digit of their code.",
    each(Object.entries(web.requests), ([code, count]) => [{ code }, count]),
  );
  counter("http_seconds_total", "Seconds that all answers took together.", [[{}, web.seconds]]);
  gauge("event_streams", "Open streams of events.", [[{}, web.streams]]);

  return { type: registry.contentType, text: (await registry.metrics()) + (await ofThisProcess().metrics()) };
}
