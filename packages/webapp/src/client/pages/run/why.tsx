import type { AlarmReport, HistogramReport } from "@overwatch/core";
import type { ComponentChildren } from "preact";
import type { Report } from "../../../shared/types.js";
import { formatInfo } from "../../format.js";
import { Link } from "../../navigation.js";
import { QualityMark } from "../../parts/quality.js";
import { words } from "../../words.js";
import type { RunPlace } from "./run-place.js";
import { WhenStarted } from "./when-started.js";

interface WhyProps {
  readonly place: RunPlace;
  readonly report: Report;
  readonly hist: HistogramReport;
}

/** Why a plot has its quality: each judgement with its limits and what it decided on. */
export function Why({ place, report, hist }: WhyProps) {
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
          >
            {(alarm.flag === "bad" || alarm.flag === "medium") && (
              <WhenStarted
                place={place}
                run={report.run}
                subsystem={report.subsystem}
                hist={hist.name}
                alarm={alarm.id}
                on={alarm.on}
              />
            )}
          </Verdict>
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
  children,
}: {
  readonly alarm: AlarmReport;
  readonly subsystem: string;
  readonly isTrend: boolean;
  readonly children: ComponentChildren;
}) {
  const { id, on, flag, message, evidence = {}, help } = alarm;
  return (
    <li class={`verdict ${flag}`}>
      <p>
        <QualityMark quality={flag} /> <strong>{id}</strong>
      </p>
      <p>{message}</p>
      {help !== undefined && <p class="todo">{help}</p>}
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
      {children}
    </li>
  );
}
