import type { Dashboard, DashboardPlot } from "../../../shared/dashboard.js";
import { viewOf } from "../../../shared/view-fields.js";
import { useAsk } from "../../api.js";
import { TrendChart } from "../../chart/trend-chart.js";
import { useLive } from "../../live/live.js";
import { Link } from "../../navigation.js";
import { QualityMark } from "../../parts/quality.js";
import { Plot } from "../../plot/plot.js";
import { words } from "../../words.js";

/** The plots of a dashboard, live; what is not there is shown as missing. */
export function DashboardView({ dashboard: { columns, plots } }: { readonly dashboard: Dashboard }) {
  const { versionOf } = useLive();
  const newest = useAsk("GET /api/runs", { query: { limit: 1 } }, versionOf());
  const latest = newest.value?.runs[0]?.run;
  return (
    <ul class="plots dashboard" style={{ "--columns": String(columns) }}>
      {plots.map((plot, at) => (
        <li key={at} class="card">
          {"note" in plot ? (
            <p class="note">{plot.note}</p>
          ) : "trend" in plot ? (
            <TrendCard plot={plot} />
          ) : (
            <HistCard plot={plot} run={plot.run === "latest" ? latest : plot.run} />
          )}
        </li>
      ))}
    </ul>
  );
}

type HistPlot = Extract<DashboardPlot, { readonly hist: string }>;
type TrendPlot = Extract<DashboardPlot, { readonly trend: string }>;

function HistCard({ plot, run }: { readonly plot: HistPlot; readonly run: number | undefined }) {
  const { subsystem, hist: name, title, with: others, norm, run: wanted, ...fields } = plot;
  const { versionOf } = useLive();
  const { value, error } = useAsk(
    "GET /api/runs/{run}/{subsystem}",
    run === undefined ? undefined : { params: { run, subsystem }, query: { brief: true } },
    versionOf(run === undefined ? {} : { run, subsystem }),
  );
  const hist = value?.hists.find((candidate) => candidate.name === name);
  if (run === undefined || (value === undefined && error === undefined))
    return <p class="waiting">{words.run.loading}</p>;
  if (value === undefined || hist === undefined) return <Missing name={title ?? name} what={`${subsystem} ${name}`} />;
  return (
    <>
      <Link class="card-head" to={{ page: "run", run: wanted, subsystem, view: { hist: name } }} title={words.run.full}>
        <QualityMark quality={hist.quality} />
        <h3>{title ?? hist.prettyName}</h3>
      </Link>
      <Plot
        run={run}
        subsystem={subsystem}
        hist={hist}
        version={value.key}
        view={viewOf(fields)}
        compared={{
          others: others.map((other) => ({ run: other, label: words.run.compare.ofRun(other) })),
          normalise: norm,
          ratio: false,
          label: words.run.compare.ofRun(run),
        }}
      />
    </>
  );
}

function TrendCard({ plot: { subsystem, trend: id, title } }: { readonly plot: TrendPlot }) {
  const { versionOf } = useLive();
  const asked = { params: { subsystem }, query: { id, buckets: 300 } };
  const { value, error } = useAsk("GET /api/trends/{subsystem}", asked, versionOf());
  if (value === undefined) {
    return error === undefined ? (
      <p class="waiting">{words.run.loading}</p>
    ) : (
      <Missing name={title ?? id} what={`${subsystem} ${id}`} />
    );
  }
  const { trend, points } = value;
  return (
    <>
      <Link class="card-head" to={{ page: "trends", subsystem, view: { id } }}>
        <h3>{title ?? trend.title}</h3>
      </Link>
      <TrendChart
        series={[{ name: trend.title, points }]}
        unit={trend.unit}
        axis="time"
        label={trend.title}
        onPoint={() => {}}
      />
    </>
  );
}

function Missing({ name, what }: { readonly name: string; readonly what: string }) {
  return (
    <div class="missing">
      <h3>{name}</h3>
      <p>
        <code>{what}</code> {words.dashboards.missing}
      </p>
      <p class="quiet">{words.run.missingHint}</p>
    </div>
  );
}
