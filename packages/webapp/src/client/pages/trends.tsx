import type { TrendPoint } from "@overwatch/core";
import { useEffect, useState } from "preact/hooks";
import type { TrendHead } from "../../shared/types.js";
import { addressOf, ask, useAsk } from "../api.js";
import { type Series, TrendChart } from "../chart/trend-chart.js";
import { formatNumber } from "../format.js";
import { useLive } from "../live/live.js";
import { Link, useNavigation } from "../navigation.js";
import { Empty, Failed, Waiting } from "../parts/messages.js";
import { changeFields, type Place } from "../place.js";
import { words } from "../words.js";

type TrendsPlace = Extract<Place, { page: "trends" }>;

/** All trends, and one or several of them over true time or over runs. */
export function TrendsPage({ place }: { readonly place: TrendsPlace }) {
  const { versionOf } = useLive();
  const version = versionOf();
  const { value, error, again } = useAsk("GET /api/trends", {}, version);
  const [wanted, setWanted] = useState("");
  if (value === undefined) return error === undefined ? <Waiting /> : <Failed error={error} again={again} />;
  const { trends } = value;
  if (trends.length === 0) return <Empty title={words.trends.none} />;
  const ids = place.view["id"]?.split("|") ?? [];
  const chosen = trends.filter((trend) => trend.subsystem === place.subsystem && ids.includes(trend.id));
  const text = wanted.toLowerCase();
  const listed = trends.filter(({ id, title }) => text === "" || `${id} ${title}`.toLowerCase().includes(text));
  const subsystems = [...new Set(listed.map(({ subsystem }) => subsystem))];
  return (
    <>
      <header class="page-head">
        <h1>{words.trends.title}</h1>
      </header>
      <div class="run-page">
        <nav class="groups" aria-label={words.trends.title}>
          <label class="find">
            <span class="unseen">{words.run.find}</span>
            <input
              type="search"
              placeholder={words.run.find}
              value={wanted}
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          </label>
          {subsystems.map((subsystem) => (
            <details key={subsystem} open={subsystem === (place.subsystem ?? subsystems[0]) || text !== ""}>
              <summary>{subsystem}</summary>
              <ul>
                {listed
                  .filter((trend) => trend.subsystem === subsystem)
                  .map(({ id, title, points }) => (
                    <li key={id}>
                      <Link
                        to={{ ...place, subsystem, view: changeFields(place.view, { id }) }}
                        {...(subsystem === place.subsystem && ids.includes(id)
                          ? { "aria-current": "true" as const }
                          : {})}
                      >
                        <span>{title}</span>
                        <small>{points}</small>
                      </Link>
                    </li>
                  ))}
              </ul>
            </details>
          ))}
        </nav>
        <div class="run-main">
          {chosen.length === 0 ? (
            <Empty title={words.trends.choose} />
          ) : (
            <Shown place={place} chosen={chosen} all={trends} version={version} />
          )}
        </div>
      </div>
    </>
  );
}

interface ShownProps {
  readonly place: TrendsPlace;
  readonly chosen: readonly TrendHead[];
  readonly all: readonly TrendHead[];
  readonly version: string;
}

function Shown({ place, chosen, all, version }: ShownProps) {
  const { go } = useNavigation();
  const [first] = chosen;
  const { view } = place;
  const run = view["run"];
  const series = useSeries(chosen, run, version);
  const [picked, setPicked] = useState<TrendPoint>();
  const newest = series?.flatMap(({ points }) => points).at(-1);
  const band = useBand(first, newest?.run, version);
  if (first === undefined || series === undefined) return <Waiting />;
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    go({ ...place, view: changeFields(view, changes) }, { replace: true });
  const ids = chosen.map(({ id }) => id);
  const others = all.filter(({ subsystem, id }) => subsystem === first.subsystem && !ids.includes(id));
  const axis = view["axis"] === "run" ? "run" : "time";
  const point = picked ?? newest;
  return (
    <section>
      <h2>{chosen.map(({ title }) => title).join(" · ")}</h2>
      <p class="quiet">
        {first.subsystem} · <code>{first.hist}</code> ·{" "}
        {words.trends.points(series.reduce((sum, { total }) => sum + total, 0))}
      </p>
      <div class="options">
        {(["time", "run"] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={axis === kind}
            onClick={() => change({ axis: kind === "run" ? kind : undefined })}
          >
            {kind === "time" ? words.trends.time : words.trends.byRun}
          </button>
        ))}
        {run !== undefined && (
          <button type="button" onClick={() => change({ run: undefined })}>
            {words.trends.allRuns}
          </button>
        )}
        {run === undefined && point !== undefined && (
          <button type="button" onClick={() => change({ run: String(point.run) })}>
            {words.trends.oneRun(point.run)}
          </button>
        )}
        {others.length > 0 && (
          <label>
            <span>{words.trends.add}</span>
            <select value="" onChange={(event) => change({ id: [...ids, event.currentTarget.value].join("|") })}>
              <option value="" />
              {others.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <TrendChart series={series} unit={first.unit} band={band} axis={axis} label={first.title} onPoint={setPicked} />
      {series.length > 1 && (
        <ul class="legend">
          {series.map(({ name }, at) => (
            <li key={name} class={`series s${at % 6}`}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <p class="options">
        {point !== undefined && (
          <>
            <span>
              {words.trends.newest} <strong>{formatNumber(point.value)}</strong> {first.unit}
            </span>
            <Link
              class="button"
              to={{ page: "run", run: point.run, subsystem: first.subsystem, view: { hist: first.hist } }}
            >
              {words.trends.open}
            </Link>
          </>
        )}
        <span class="quiet">{words.run.export}</span>
        {chosen.map(({ id, title }) => (
          <a
            key={id}
            class="button"
            href={addressOf("/api/trends/{subsystem}", {
              params: { subsystem: first.subsystem },
              query: { id, form: "csv" },
            })}
          >
            {chosen.length > 1 ? `CSV: ${title}` : "CSV"}
          </a>
        ))}
      </p>
    </section>
  );
}

/** The points of several trends; undefined until all are there the first time. */
function useSeries(
  chosen: readonly TrendHead[],
  run: string | undefined,
  version: string,
): readonly (Series & { readonly total: number })[] | undefined {
  const [series, setSeries] = useState<readonly (Series & { readonly total: number })[]>();
  const key = JSON.stringify([chosen.map(({ subsystem, id }) => [subsystem, id]), run]);
  useEffect(() => {
    const abort = new AbortController();
    const range = run === undefined ? {} : { fromRun: run, toRun: run };
    Promise.all(
      chosen.map(async ({ subsystem, id, title }) => {
        const asked = { params: { subsystem }, query: { id, ...range, buckets: 1000 }, signal: abort.signal };
        const { points, total } = await ask("GET /api/trends/{subsystem}", asked);
        return { name: title, points, total };
      }),
    ).then(setSeries, () => {});
    return () => abort.abort();
  }, [key, version]);
  return series;
}

/** Limits that an alarm of the newest run tells of the trend. */
function useBand(trend: TrendHead | undefined, run: number | undefined, version: string) {
  const query =
    trend === undefined || run === undefined ? undefined : { query: { run, subsystem: trend.subsystem, all: true } };
  const { value } = useAsk("GET /api/alarms", query, version);
  for (const { on, evidence } of value?.alarms ?? []) {
    const { min, max } = evidence ?? {};
    if (on === trend?.id && typeof min === "number" && typeof max === "number") return { min, max };
  }
  return undefined;
}
