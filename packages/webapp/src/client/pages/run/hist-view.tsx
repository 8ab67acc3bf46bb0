import { useCallback } from "preact/hooks";
import type { Report } from "../../../shared/types.js";
import { viewOf, zoomOf } from "../../../shared/view-fields.js";
import { formatInfo, formatNumber } from "../../format.js";
import { Link } from "../../navigation.js";
import { Empty } from "../../parts/messages.js";
import { QualityMark } from "../../parts/quality.js";
import type { Compared } from "../../plot/compared.js";
import type { Zoom } from "../../plot/draw-plot.js";
import { Plot } from "../../plot/plot.js";
import { words } from "../../words.js";
import { CompareOptions } from "./comparison.js";
import { DrawOptions } from "./draw-options.js";
import { elsewhere, type RunPlace, useView } from "./run-place.js";
import { SaveAs } from "./save-as.js";
import { Why } from "./why.js";

interface HistViewProps {
  readonly place: RunPlace;
  readonly report: Report;
  readonly name: string;
  readonly compared: Compared;
}

/** One plot in large, with everything that is known of it. */
export function HistView({ place, report, name, compared }: HistViewProps) {
  const change = useView(place);
  const hist = report.hists.find((candidate) => candidate.name === name);
  const onZoom = useCallback(
    (zoom: Zoom | undefined) =>
      change({ zoom: zoom?.map((edge) => Number(edge.toPrecision(6))).join(",") }, { replace: true }),
    [place],
  );
  if (hist === undefined) {
    return (
      <Empty title={words.run.missing}>
        <p>
          <code>{name}</code>
        </p>
        <p>{words.run.missingHint}</p>
        <Link to={{ ...place, view: elsewhere(place, {}) }}>{words.run.back}</Link>
      </Empty>
    );
  }
  const group = report.groups.find(({ name: candidate }) => candidate === hist.group);
  const names = group?.order ?? group?.hists ?? [];
  const at = names.indexOf(name);
  const neighbour = (by: number, label: string, sign: string) => {
    const other = names[at + by];
    if (at < 0 || other === undefined) return <span class="step" aria-hidden="true" />;
    return (
      <Link class="step" to={{ ...place, view: elsewhere(place, { hist: other }) }} aria-label={label} title={label}>
        {sign}
      </Link>
    );
  };
  return (
    <article class="hist">
      <header>
        {neighbour(-1, words.run.previous, "‹")}
        <div>
          <h2>
            <QualityMark quality={hist.quality} /> {hist.prettyName}
          </h2>
          <p class="quiet">
            <Link to={{ ...place, view: elsewhere(place, hist.group === "" ? {} : { group: hist.group }) }}>
              {hist.group || words.run.back}
            </Link>
            {hist.prettyName !== hist.name && (
              <>
                {" · "}
                <code>{hist.name}</code>
              </>
            )}
          </p>
        </div>
        {neighbour(1, words.run.next, "›")}
      </header>
      <div class="hist-body">
        <div class="hist-plot">
          <Plot
            run={report.run}
            subsystem={report.subsystem}
            hist={hist}
            version={report.key}
            slice={place.view["slice"]}
            compared={compared}
            view={viewOf(place.view)}
            zoom={zoomOf(place.view)}
            onZoom={onZoom}
            eager
          />
          {compared.ratio && compared.others.length > 0 && (
            <div class="ratio">
              <Plot
                run={report.run}
                subsystem={report.subsystem}
                hist={hist}
                version={report.key}
                slice={place.view["slice"]}
                compared={compared}
                divided
                view={viewOf(place.view)}
                eager
              />
            </div>
          )}
          <DrawOptions fields={place.view} hist={hist} change={(changes) => change(changes, { replace: true })} />
          <CompareOptions place={place} run={report.run} subsystem={report.subsystem} />
          <SaveAs run={report.run} subsystem={report.subsystem} name={name} fields={place.view} />
        </div>
        <aside>
          <Why place={place} report={report} hist={hist} />
          {group?.help !== undefined && (
            <section>
              <h3>{words.run.help}</h3>
              <p>{group.help}</p>
            </section>
          )}
          <section>
            <h3>{words.run.numbers}</h3>
            <dl>
              <Fact name={words.run.entries} value={formatNumber(hist.entries)} />
              {hist.integral !== undefined && <Fact name={words.run.integral} value={formatNumber(hist.integral)} />}
              {hist.mean !== undefined && <Fact name={words.run.mean} value={hist.mean.map(formatNumber).join(", ")} />}
              {hist.stdDev !== undefined && (
                <Fact name={words.run.stdDev} value={hist.stdDev.map(formatNumber).join(", ")} />
              )}
            </dl>
          </section>
          {Object.keys(hist.information).length > 0 && (
            <section>
              <h3>{words.run.information}</h3>
              <dl>
                {Object.entries(hist.information).map(([label, value]) => (
                  <Fact key={label} name={label} value={formatInfo(value)} />
                ))}
              </dl>
            </section>
          )}
          <Trends report={report} name={name} />
        </aside>
      </div>
    </article>
  );
}

function Trends({ report, name }: { readonly report: Report; readonly name: string }) {
  const trends = report.trends.filter(({ hist }) => hist === name);
  if (trends.length === 0) return null;
  return (
    <section>
      <h3>{words.run.trends}</h3>
      <ul class="links">
        {trends.map(({ id, title, points }) => (
          <li key={id}>
            <Link to={{ page: "trends", subsystem: report.subsystem, view: { id } }}>{title}</Link>{" "}
            <span class="quiet">{formatNumber(points.at(-1)?.value)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
