import type { SubsystemStatus } from "../../shared/types.js";
import { useAsk } from "../api.js";
import { formatAge, formatNumber, formatShare, formatTime } from "../format.js";
import { useLive } from "../live/live.js";
import { Link } from "../navigation.js";
import { Empty, Failed, Waiting } from "../parts/messages.js";
import { QualityMark } from "../parts/quality.js";
import { useNow } from "../parts/use-now.js";
import type { Place } from "../place.js";
import { words } from "../words.js";

/** Every subsystem of the newest run at one glance; a click leads to the plot that is wrong. */
export function WallPage() {
  const { versionOf } = useLive();
  const { value, error, again } = useAsk("GET /api/wall", {}, versionOf());
  const now = useNow();
  if (error !== undefined && value === undefined) return <Failed error={error} again={again} />;
  if (value === undefined) return <Waiting />;
  const { run, subsystems, staleAfter } = value;
  if (run === undefined) {
    return (
      <Empty title={words.wall.none}>
        <p>{words.wall.noneHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <header class="page-head">
        <h1>
          {words.wall.title} <Link to={{ page: "run", run: "latest", view: {} }}>{run.run}</Link>
        </h1>
        <p class="quiet">
          {formatTime(run.startOfRun)} · {words.run.mode} {run.hltMode} · <QualityMark quality={run.quality} named />
        </p>
      </header>
      <ul class="wall">
        {subsystems.map((status) => (
          <Tile
            key={status.subsystem}
            status={status}
            age={now - status.lastData}
            isStale={now - status.lastData > staleAfter}
          />
        ))}
      </ul>
    </>
  );
}

function Tile({
  status,
  age,
  isStale,
}: {
  readonly status: SubsystemStatus;
  readonly age: number;
  readonly isStale: boolean;
}) {
  const { subsystem, quality, coverage, worst, hists, files, nEvents, failures } = status;
  const place: Place = { page: "run", run: "latest", subsystem, view: {} };
  return (
    <li class={`tile ${quality} ${isStale ? "stale" : ""}`}>
      <Link to={place} class="tile-head">
        <h2>{subsystem}</h2>
        <QualityMark quality={quality} named />
      </Link>
      <p class="age">
        {isStale ? words.wall.stale(formatAge(age)) : words.wall.lastData(words.ago.ago(formatAge(age)))}
      </p>
      {worst.length === 0 ? (
        <p class="quiet">{words.wall.allGood}</p>
      ) : (
        <ul class="causes">
          {worst.slice(0, 3).map((cause) => (
            <li key={`${cause.id} ${cause.on}`}>
              <Link to={{ ...place, view: cause.hist === undefined ? {} : { hist: cause.hist } }}>
                <QualityMark quality={cause.flag} /> <span>{cause.message}</span>
                <small>{cause.on}</small>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet facts">
        <span>{words.wall.plots(hists)}</span>
        <span>{words.wall.files(files)}</span>
        {nEvents !== null && <span>{words.wall.events(formatNumber(nEvents))}</span>}
        <span>{words.wall.coverage(formatShare(coverage))}</span>
        {failures > 0 && <span class="warn">{words.wall.failures(failures)}</span>}
      </p>
    </li>
  );
}
