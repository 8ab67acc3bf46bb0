import type { AlarmEvent } from "../../../shared/types.js";
import { useAsk } from "../../api.js";
import { formatTime } from "../../format.js";
import { useLive } from "../../live/live.js";
import { Link } from "../../navigation.js";
import { QualityMark } from "../../parts/quality.js";
import { words } from "../../words.js";

/** What was raised and cleared, and what people did about it, newest first. */
export function AlarmHistory() {
  const { versionOf } = useLive();
  const { value } = useAsk("GET /api/alarms/history", { query: { limit: 200 } }, versionOf({ decided: true }));
  if (value === undefined) return null;
  return (
    <section class="history">
      <h2>{words.alarms.history}</h2>
      {value.events.length === 0 ? <p class="quiet">{words.alarms.noHistory}</p> : <EventTable events={value.events} />}
    </section>
  );
}

export function EventTable({ events }: { readonly events: readonly AlarmEvent[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-frame" aria-label={words.alarms.history} tabIndex={0}>
      <table>
        <tbody>
          {events.map(({ number, at, who, change, subsystem, alarm, on, run, flag, message, until }) => (
            <tr key={number}>
              <td class="number">{formatTime(at)}</td>
              <td>
                {flag !== undefined && change === "raised" && <QualityMark quality={flag} />}{" "}
                {words.alarms.change[change]}
              </td>
              <td>
                {run === undefined ? (
                  `${subsystem} ${alarm}`
                ) : (
                  <Link to={{ page: "run", run, subsystem, view: {} }}>
                    {subsystem} {alarm}
                  </Link>
                )}
                {on !== undefined && <small> {on}</small>}
              </td>
              <td class="wrap">
                {message}
                {until !== undefined && <small> {formatTime(until)}</small>}
              </td>
              <td>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
