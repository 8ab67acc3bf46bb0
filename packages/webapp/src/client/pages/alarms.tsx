import type { AlarmState } from "../../shared/types.js";
import { useAsk } from "../api.js";
import { formatAge, formatInfo, formatTime } from "../format.js";
import { useLive } from "../live/live.js";
import { Link, useNavigation } from "../navigation.js";
import { Empty, Failed, Waiting } from "../parts/messages.js";
import { QualityMark } from "../parts/quality.js";
import { useNow } from "../parts/use-now.js";
import { changeFields, type Fields } from "../place.js";
import { words } from "../words.js";
import { AlarmActs } from "./alarms/alarm-acts.js";
import { AlarmHistory } from "./alarms/alarm-history.js";

/** What is raised now, worst first, each with its plot; what people say about it, and what was before. */
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
        <Link class="button" to={{ page: "shift", view: {} }}>
          {words.shift.open}
        </Link>
      </header>
      {value === undefined && (error === undefined ? <Waiting /> : <Failed error={error} again={again} />)}
      {value !== undefined && value.alarms.length === 0 && (
        <Empty title={words.alarms.none}>{value.run !== undefined && <p>{words.alarms.noneHint(value.run)}</p>}</Empty>
      )}
      {value !== undefined && value.alarms.length > 0 && (
        <ul class="alarms">
          {value.alarms.map((alarm) => (
            <Item key={`${alarm.subsystem} ${alarm.id} ${alarm.on}`} alarm={alarm} changed={again} />
          ))}
        </ul>
      )}
      <AlarmHistory />
    </>
  );
}

function Item({ alarm, changed }: { readonly alarm: AlarmState; readonly changed: () => void }) {
  const { run, subsystem, id, on, flag, message, evidence = {}, hist, time, since, help, acknowledged, muted } = alarm;
  const now = useNow();
  return (
    <li class={`alarm ${flag}`}>
      <QualityMark quality={flag} named />
      <div>
        <p>
          <strong>{message}</strong>
        </p>
        <p class="quiet">
          {subsystem} · {id} {words.alarms.on} {on} · {formatTime(time)}
          {since !== undefined && ` · ${words.alarms.since(formatTime(since.time))}`}
        </p>
        {help !== undefined && <p class="todo">{help}</p>}
        {acknowledged !== undefined && (
          <p class="said">
            {words.alarms.acknowledged(acknowledged.who, formatAge(now - acknowledged.at))}: {acknowledged.comment}
          </p>
        )}
        {muted !== undefined && (
          <p class="said">
            {words.alarms.muted(muted.who, formatTime(muted.until))}: {muted.reason}
          </p>
        )}
        <details>
          <summary>{words.alarms.evidence}</summary>
          <dl>
            {Object.entries(evidence).map(([label, value]) => (
              <>
                <dt>{label}</dt>
                <dd>{formatInfo(value)}</dd>
              </>
            ))}
            <dt>{words.alarms.configuration}</dt>
            <dd>
              <code>{`detectors.${subsystem}.alarms.${id}`}</code>
            </dd>
          </dl>
        </details>
        {(flag === "bad" || flag === "medium" || muted !== undefined) && <AlarmActs alarm={alarm} changed={changed} />}
      </div>
      {hist !== undefined && (
        <Link class="button" to={{ page: "run", run, subsystem, view: { hist } }}>
          {words.alarms.plot}
        </Link>
      )}
    </li>
  );
}
