import type { AlarmState } from "../../shared/types.js";
import { useAsk } from "../api.js";
import { formatInfo, formatTime } from "../format.js";
import { useLive } from "../live/live.js";
import { Link, useNavigation } from "../navigation.js";
import { Empty, Failed, Waiting } from "../parts/messages.js";
import { QualityMark } from "../parts/quality.js";
import { changeFields, type Fields } from "../place.js";
import { words } from "../words.js";

/** What is raised now, worst first, each with its plot. */
export function AlarmsPage({ view }: { readonly view: Fields }) {
  const { go } = useNavigation();
  const { versionOf } = useLive();
  const all = view["all"] === "1";
  const query = { all, ...(view["run"] === undefined ? {} : { run: view["run"] }) };
  const { value, error, again } = useAsk("GET /api/alarms", { query }, versionOf({ decided: true }));
  return (
    <>
      <header class="page-head">
        <h1>
          {words.alarms.title}
          {value?.run !== undefined && (
            <>
              {" "}
              <Link to={{ page: "run", run: value.run, view: {} }}>
                {words.runs.run} {value.run}
              </Link>
            </>
          )}
        </h1>
        <label class="check">
          <input
            type="checkbox"
            checked={all}
            onChange={() =>
              go({ page: "alarms", view: changeFields(view, { all: all ? undefined : "1" }) }, { replace: true })
            }
          />
          <span>{words.alarms.all}</span>
        </label>
      </header>
      {value === undefined && (error === undefined ? <Waiting /> : <Failed error={error} again={again} />)}
      {value !== undefined && value.alarms.length === 0 && (
        <Empty title={words.alarms.none}>{value.run !== undefined && <p>{words.alarms.noneHint(value.run)}</p>}</Empty>
      )}
      {value !== undefined && value.alarms.length > 0 && (
        <ul class="alarms">
          {value.alarms.map((alarm) => (
            <Item key={`${alarm.subsystem} ${alarm.id} ${alarm.on}`} alarm={alarm} />
          ))}
        </ul>
      )}
    </>
  );
}

function Item({ alarm }: { readonly alarm: AlarmState }) {
  const { run, subsystem, id, on, flag, message, evidence = {}, hist, time } = alarm;
  return (
    <li class={`alarm ${flag}`}>
      <QualityMark quality={flag} named />
      <div>
        <p>
          <strong>{message}</strong>
        </p>
        <p class="quiet">
          {subsystem} · {id} {words.alarms.on} {on} · {formatTime(time)}
        </p>
        {Object.keys(evidence).length > 0 && (
          <details>
            <summary>{words.alarms.evidence}</summary>
            <dl>
              {Object.entries(evidence).map(([label, value]) => (
                <>
                  <dt>{label}</dt>
                  <dd>{formatInfo(value)}</dd>
                </>
              ))}
            </dl>
          </details>
        )}
      </div>
      {hist !== undefined && (
        <Link class="button" to={{ page: "run", run, subsystem, view: { hist } }}>
          {words.alarms.plot}
        </Link>
      )}
    </li>
  );
}
