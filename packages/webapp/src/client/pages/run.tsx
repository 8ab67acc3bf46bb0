import type { RunSummary } from "@overwatch/core/store";
import { useEffect } from "preact/hooks";
import type { Report, Slice } from "../../shared/types.js";
import { useAsk } from "../api.js";
import { formatAge, formatTime } from "../format.js";
import { useLive } from "../live/live.js";
import { Link } from "../navigation.js";
import { Empty, Failed, Waiting } from "../parts/messages.js";
import { QualityMark } from "../parts/quality.js";
import { changeFields, type Fields } from "../place.js";
import { words } from "../words.js";
import { About } from "./run/about.js";
import { useCompared } from "./run/comparison.js";
import { GroupList } from "./run/group-list.js";
import { GroupView } from "./run/group-view.js";
import { HistView } from "./run/hist-view.js";
import type { RunPlace } from "./run/run-place.js";
import { SliceBanner } from "./run/slice-banner.js";
import { SlicePanel } from "./run/slice-panel.js";

/** A run: one subsystem at a time, its groups in order, and any of its plots in large. */
export function RunPage({ place }: { readonly place: RunPlace }) {
  const { versionOf } = useLive();
  const newest = useAsk("GET /api/runs", place.run === "latest" ? { query: { limit: 1 } } : undefined, versionOf());
  const run = place.run === "latest" ? newest.value?.runs[0]?.run : place.run;
  const details = useAsk(
    "GET /api/runs/{run}",
    run === undefined ? undefined : { params: { run } },
    versionOf(run === undefined ? {} : { run }),
  );
  const error = newest.error ?? details.error;

  if (place.run === "latest" && newest.value?.runs.length === 0) return <Empty title={words.wall.none} />;
  if (details.value === undefined)
    return error === undefined ? <Waiting /> : <Failed error={error} again={details.again} />;
  const summary = details.value.run;
  const subsystem = place.subsystem ?? summary.subsystems[0];
  return (
    <>
      <RunHead place={place} run={summary} subsystem={subsystem} statuses={details.value.subsystems} />
      {subsystem !== undefined && <Subsystem place={{ ...place, subsystem }} run={summary.run} subsystem={subsystem} />}
    </>
  );
}

interface HeadProps {
  readonly place: RunPlace;
  readonly run: RunSummary;
  readonly subsystem: string | undefined;
  readonly statuses: readonly { readonly subsystem: string; readonly quality: Report["quality"] }[];
}

function RunHead({ place, run, subsystem, statuses }: HeadProps) {
  return (
    <header class="page-head run-head">
      <h1>
        {words.runs.run} {run.run}
      </h1>
      <p class="quiet">
        {formatTime(run.startOfRun)} · {formatAge(run.endOfRun - run.startOfRun)}
        {run.hltMode !== "" && run.hltMode !== "U" && ` · ${words.run.mode} ${run.hltMode}`}
        {place.run !== "latest" && (
          <>
            {" · "}
            <Link to={{ ...place, run: "latest" }}>{words.run.latest}</Link>
          </>
        )}
      </p>
      <p class="options run-links">
        <Link
          class="button"
          to={{
            ...place,
            view: changeFields(place.view, { slices: place.view["slices"] === undefined ? "open" : undefined }),
          }}
          {...(place.view["slices"] === undefined ? {} : { "aria-current": "true" as const })}
        >
          {words.slices.open}
        </Link>
      </p>
      <nav class="tabs" aria-label={words.runs.subsystems}>
        {statuses.map(({ subsystem: name, quality }) => (
          <Link
            key={name}
            to={{ page: "run", run: place.run, subsystem: name, view: {} }}
            {...(name === subsystem ? { "aria-current": "page" as const } : {})}
          >
            <QualityMark quality={quality} /> {name}
          </Link>
        ))}
      </nav>
    </header>
  );
}

function Subsystem({
  place,
  run,
  subsystem,
}: {
  readonly place: RunPlace;
  readonly run: number;
  readonly subsystem: string;
}) {
  const { versionOf } = useLive();
  const { value, error, again } = useAsk(
    "GET /api/runs/{run}/{subsystem}",
    { params: { run, subsystem }, query: { brief: true } },
    versionOf({ run, subsystem }),
  );
  const { slice: name } = place.view;
  const slice = useAsk(
    "GET /api/runs/{run}/{subsystem}/slices/{slice}",
    name === undefined ? undefined : { params: { run, subsystem, slice: name } },
  );
  useTitle(value, place.view);
  if (value === undefined) return error === undefined ? <Waiting /> : <Failed error={error} again={again} />;
  return (
    <>
      {place.view["slices"] !== undefined && <SlicePanel place={place} report={value} />}
      {name === undefined ? (
        <SubsystemView place={place} report={value} />
      ) : slice.value !== undefined ? (
        <>
          <SliceBanner place={place} slice={slice.value} />
          <SubsystemView place={place} report={sliced(value, slice.value, name)} slice={slice.value} />
        </>
      ) : slice.error === undefined ? (
        <Waiting />
      ) : (
        <Failed error={slice.error} again={slice.again}>
          <Link to={{ ...place, view: changeFields(place.view, { slice: undefined }) }}>{words.slices.back}</Link>
        </Failed>
      )}
    </>
  );
}

/** What is shown of a slice in place of the run's own results. */
function sliced(report: Report, slice: Slice, name: string): Report {
  const { groups, hists, quality, alarms, failures, problems, notes, nEvents } = slice;
  return { ...report, key: name, groups, hists, quality, alarms, failures, problems, notes, nEvents };
}

interface SubsystemViewProps {
  readonly place: RunPlace;
  readonly report: Report;
  readonly slice?: Slice;
}

function SubsystemView({ place, report, slice }: SubsystemViewProps) {
  const { view } = place;
  const label =
    slice === undefined
      ? words.run.compare.ofRun(report.run)
      : words.slices.shown(slice.minutes.from, slice.minutes.to);
  const compared = useCompared(place, report.run, report.subsystem, label);
  const group = chosenGroup(report, view);
  const hist = view["hist"];
  return (
    <div class="run-page">
      <GroupList place={place} report={report} group={group} />
      <div class="run-main">
        {hist !== undefined ? (
          <HistView place={place} report={report} name={hist} compared={compared} />
        ) : group !== undefined ? (
          <GroupView place={place} report={report} group={group} compared={compared} />
        ) : (
          <Empty title={words.run.noPlots} />
        )}
        <About report={report} />
      </div>
    </div>
  );
}

/** The group of the address, else that of its plot, else the first that has plots. */
function chosenGroup({ groups, hists }: Report, { group, hist }: Fields): Report["groups"][number] | undefined {
  const name = group ?? hists.find((candidate) => candidate.name === hist)?.group;
  return groups.find((candidate) => candidate.name === name) ?? groups.find((candidate) => candidate.hists.length > 0);
}

function useTitle(report: Report | undefined, { hist }: Fields): void {
  const title =
    report === undefined ? words.name : `${hist ?? report.subsystem} · ${words.runs.run} ${report.run} · ${words.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
