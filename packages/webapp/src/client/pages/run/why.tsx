import type { AlarmReport, HistogramReport } from "@overwatch/core";
import type { Report } from "../../../shared/types.js";
import { formatInfo } from "../../format.js";
import { Link } from "../../navigation.js";
import { QualityMark } from "../../parts/quality.js";
import { words } from "../../words.js";

/** Why a plot has its quality: each judgement with its limits and what it decided on. */
export function Why({ report, hist }: { readonly report: Report; readonly hist: HistogramReport }) {
  const trends = new Set(report.trends.filter(({ hist: of }) => of === hist.name).map(({ id }) => id));
  const alarms = report.alarms.filter(({ on }) => on === hist.name || trends.has(on));
  const failures = report.failures.filter((failure) => failure.hist === hist.name);
  return (
    <section class="why">
      <h3>{words.run.why}</h3>
      {alarms.length === 0 && failures.length === 0 && <p class="quiet">{words.run.noAlarm}</p>}
      <ul>
        {alarms.map((alarm) => (
          <Verdict
            key={`${alarm.id} ${alarm.on}`}
            alarm={alarm}
            subsystem={report.subsystem}
            isTrend={trends.has(alarm.on)}
          />
        ))}
        {failures.map(({ code, message, hint, plugin }) => (
          <li key={message} class="verdict">
            <p>{message}</p>
            <p class="quiet">
              {code} · {plugin} {hint}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verdict({
  alarm,
  subsystem,
  isTrend,
}: {
  readonly alarm: AlarmReport;
  readonly subsystem: string;
  readonly isTrend: boolean;
}) {
  const { id, on, flag, message, evidence = {} } = alarm;
  return (
    <li class={`verdict ${flag}`}>
      <p>
        <QualityMark quality={flag} /> <strong>{id}</strong>
      </p>
      <p>{message}</p>
      {Object.keys(evidence).length > 0 && (
        <dl>
          {Object.entries(evidence).map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{formatInfo(value)}</dd>
            </>
          ))}
        </dl>
      )}
      <p class="quiet">
        {isTrend && <Link to={{ page: "trends", subsystem, view: { id: on } }}>{on}</Link>}
        <span title={words.run.configuration}>
          <code>{`detectors.${subsystem}.alarms.${id}`}</code>
        </span>
      </p>
    </li>
  );
}
