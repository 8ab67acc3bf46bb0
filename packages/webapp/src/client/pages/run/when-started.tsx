import type { WhenInterval, WhenReport } from "@overwatch/core";
import { ask } from "../../api.js";
import { formatClock } from "../../format.js";
import { Link } from "../../navigation.js";
import { changeFields } from "../../place.js";
import { useMay } from "../../session.js";
import { words } from "../../words.js";
import { useWork } from "../../work.js";
import type { RunPlace } from "./run-place.js";

interface WhenStartedProps {
  readonly place: RunPlace;
  readonly run: number;
  readonly subsystem: string;
  /** The histogram that is judged, and which judgement is asked about. */
  readonly hist: string;
  readonly alarm: string;
  readonly on: string;
}

/** Since when an alarm fails: asks for every interval of the run to be judged by itself, and shows the first that fails. */
export function WhenStarted({ place, run, subsystem, hist, alarm, on }: WhenStartedProps) {
  const may = useMay("shifter");
  const { work, problem, isBusy, begin } = useWork();
  if (!may) return null;
  const report = work?.when;
  return (
    <div class="when">
      {report === undefined && (
        <button
          type="button"
          disabled={isBusy}
          onClick={() =>
            begin(() =>
              ask("POST /api/runs/{run}/{subsystem}/when", { params: { run, subsystem }, body: { target: hist } }),
            )
          }
        >
          {isBusy ? words.when.asking : words.when.ask}
        </button>
      )}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem.message}
        </p>
      )}
      {report !== undefined && <Found place={place} report={report} alarm={alarm} on={on} />}
    </div>
  );
}

function Found({
  place,
  report,
  alarm,
  on,
}: {
  readonly place: RunPlace;
  readonly report: WhenReport;
  readonly alarm: string;
  readonly on: string;
}) {
  const flags = report.intervals.map((interval) => ({ interval, ...verdictOf(interval, alarm, on) }));
  const first = flags.find(({ flag }) => flag === "bad" || flag === "medium");
  return (
    <div role="status">
      {first === undefined ? (
        <p>{words.when.never}</p>
      ) : (
        <>
          <p>
            <strong>
              {words.when.since(
                words.when.minutes(first.interval.minutes.from, first.interval.minutes.to),
                formatClock(first.interval.span.to),
              )}
            </strong>
          </p>
          <p>{first.message}</p>
        </>
      )}
      <ol class="strip" aria-label={words.when.strip}>
        {flags.map(({ interval: { file, minutes, span }, flag, message }) => (
          <li key={file} class={flag} title={`${formatClock(span.to)} ${words.quality[flag]} ${message}`}>
            <span class="unseen">
              {words.when.minutes(minutes.from, minutes.to)}: {words.quality[flag]}
            </span>
          </li>
        ))}
      </ol>
      {first !== undefined && (
        <Link
          to={{
            ...place,
            view: changeFields(place.view, { slices: `${first.interval.minutes.to}-${first.interval.minutes.to}` }),
          }}
        >
          {words.when.slice}
        </Link>
      )}
    </div>
  );
}

function verdictOf({ verdicts }: WhenInterval, alarm: string, on: string) {
  const found = verdicts.find((verdict) => verdict.alarm === alarm && verdict.on === on);
  return { flag: found?.flag ?? ("null" as const), message: found?.message ?? "" };
}
