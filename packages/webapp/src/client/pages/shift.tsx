import { useMemo } from "preact/hooks";
import { useAsk } from "../api.js";
import { formatAge, formatTime } from "../format.js";
import { Link, useNavigation } from "../navigation.js";
import { Failed, Waiting } from "../parts/messages.js";
import { QualityMark } from "../parts/quality.js";
import { changeFields, type Fields } from "../place.js";
import { words } from "../words.js";
import { EventTable } from "./alarms/alarm-history.js";

/** A shift, seconds. */
const usual = 8 * 3600;
const flags = ["bad", "medium", "good", "null"] as const;

/** What was red, for how long, and who acted: to be printed at the end of a shift. */
export function ShiftPage({ view }: { readonly view: Fields }) {
  const { go } = useNavigation();
  const now = useMemo(() => Math.ceil(Date.now() / 60_000) * 60, []);
  const until = secondsOf(view["until"]) ?? now;
  const since = secondsOf(view["since"]) ?? until - usual;
  const query = { since, until };
  const { value, error, again } = useAsk("GET /api/shift", { query });
  const history = useAsk("GET /api/alarms/history", { query: { ...query, limit: 1000 } });
  const acts = history.value?.events.filter(({ change }) => change !== "raised" && change !== "cleared") ?? [];
  const field = (name: "since" | "until", label: string, time: number) => (
    <label>
      <span>{label}</span>
      <input
        type="datetime-local"
        value={localText(time)}
        onChange={(event) =>
          go({ page: "shift", view: changeFields(view, { [name]: event.currentTarget.value }) }, { replace: true })
        }
      />
    </label>
  );
  return (
    <>
      <header class="page-head">
        <h1>{words.shift.title}</h1>
        <p class="quiet">
          {formatTime(since)} – {formatTime(until)}
          {value !== undefined && ` · ${words.shift.runs(value.runs)}`}
        </p>
      </header>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        {field("since", words.shift.since, since)}
        {field("until", words.shift.until, until)}
        <button type="button" onClick={() => print()}>
          {words.shift.print}
        </button>
      </form>
      {value === undefined && (error === undefined ? <Waiting /> : <Failed error={error} again={again} />)}
      {value !== undefined && (
        <>
          <h2>{words.shift.quality}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section class="table-frame" aria-label={words.shift.quality} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.runs.run}</th>
                  <th scope="col">{words.runs.subsystems}</th>
                  {flags.map((flag) => (
                    <th key={flag} scope="col">
                      {words.quality[flag]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.subsystems.map(({ run, subsystem, quality, seconds }) => (
                  <tr key={`${run} ${subsystem}`}>
                    <td class="number">
                      <Link to={{ page: "run", run, subsystem, view: {} }}>{run}</Link>
                    </td>
                    <td>
                      <QualityMark quality={quality} /> {subsystem}
                    </td>
                    {flags.map((flag) => (
                      <td key={flag} class="number">
                        {seconds[flag] > 0 ? formatAge(seconds[flag]) : ""}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <h2>{words.shift.wrong}</h2>
          {value.wrong.length === 0 ? (
            <p>{words.shift.nothing}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <section class="table-frame" aria-label={words.shift.wrong} tabIndex={0}>
              <table>
                <tbody>
                  {value.wrong.map(({ run, subsystem, alarm, on, from, to, flag, message }, at) => (
                    <tr key={at}>
                      <td>
                        <QualityMark quality={flag} /> {formatAge(to - from)}
                      </td>
                      <td class="number">{formatTime(from)}</td>
                      <td>
                        <Link to={{ page: "run", run, subsystem, view: {} }}>
                          {run} {subsystem}
                        </Link>{" "}
                        {alarm}
                      </td>
                      <td class="wrap">
                        {message} <small>{on}</small>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          <h2>{words.shift.acted}</h2>
          {acts.length === 0 ? <p>{words.shift.nobody}</p> : <EventTable events={acts} />}
        </>
      )}
    </>
  );
}

/** Local time, as the field writes it. */
function localText(time: number): string {
  return formatTime(time).replace(" ", "T");
}

function secondsOf(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : new Date(text).getTime() / 1000;
  return Number.isFinite(time) ? time : undefined;
}
