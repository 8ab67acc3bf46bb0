import type { HistogramReport } from "@overwatch/core";
import type { Report } from "../../../shared/types.js";
import { Link } from "../../navigation.js";
import { QualityMark } from "../../parts/quality.js";
import type { Compared } from "../../plot/compared.js";
import { Plot } from "../../plot/plot.js";
import { words } from "../../words.js";
import { elsewhere, type RunPlace } from "./run-place.js";

interface GroupViewProps {
  readonly place: RunPlace;
  readonly report: Report;
  readonly group: Report["groups"][number];
  readonly compared: Compared;
}

/** All plots of a group: a grid as the detector is built, or one after the other. */
export function GroupView({ place, report, group, compared }: GroupViewProps) {
  const byName = new Map(report.hists.map((hist) => [hist.name, hist]));
  const hists = (group.order ?? group.hists).flatMap((name) => byName.get(name) ?? []);
  const columns = group.layout === "grid" ? (group.columns ?? 2) : undefined;
  return (
    <section aria-label={group.name}>
      <h2>{group.name}</h2>
      {group.help !== undefined && <p class="help">{group.help}</p>}
      <ul
        class={`plots ${columns === undefined ? "" : "grid"}`}
        style={columns === undefined ? {} : { "--columns": String(columns) }}
      >
        {hists.map((hist) => (
          <Card key={hist.name} place={place} report={report} hist={hist} compared={compared} />
        ))}
      </ul>
    </section>
  );
}

function Card({
  place,
  report,
  hist,
  compared,
}: {
  readonly place: RunPlace;
  readonly report: Report;
  readonly hist: HistogramReport;
  readonly compared: Compared;
}) {
  const alarm = report.alarms.find(({ on, flag }) => on === hist.name && flag !== "good" && flag !== "null");
  return (
    <li class={`card ${hist.quality}`}>
      <Link class="card-head" to={{ ...place, view: elsewhere(place, { hist: hist.name }) }} title={words.run.full}>
        <QualityMark quality={hist.quality} />
        <h3>{hist.prettyName}</h3>
      </Link>
      <Plot
        run={report.run}
        subsystem={report.subsystem}
        hist={hist}
        version={report.key}
        slice={place.view["slice"]}
        compared={compared}
      />
      {alarm !== undefined && <p class="reason">{alarm.message}</p>}
    </li>
  );
}
