import type { HistogramReport, Quality } from "@overwatch/core";
import { useState } from "preact/hooks";
import type { Report } from "../../../shared/types.js";
import { Link } from "../../navigation.js";
import { QualityMark } from "../../parts/quality.js";
import { words } from "../../words.js";
import { elsewhere, type RunPlace } from "./run-place.js";

interface GroupListProps {
  readonly place: RunPlace;
  readonly report: Report;
  readonly group: Report["groups"][number] | undefined;
}

/** The groups of a subsystem in their order, and a field that finds a plot by its name. */
export function GroupList({ place, report, group }: GroupListProps) {
  const [wanted, setWanted] = useState("");
  const { groups, hists } = report;
  const found = wanted.length < 2 ? undefined : findHists(hists, wanted);
  return (
    <nav class="groups" aria-label={words.run.groups}>
      <label class="find">
        <span class="unseen">{words.run.find}</span>
        <input
          type="search"
          placeholder={words.run.find}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </label>
      <ul>
        {found !== undefined
          ? found.map(({ name, prettyName, quality }) => (
              <li key={name}>
                <Link to={{ ...place, view: elsewhere(place, { hist: name }) }}>
                  <QualityMark quality={quality} /> <span>{prettyName}</span>
                </Link>
              </li>
            ))
          : groups
              .filter((candidate) => candidate.hists.length > 0)
              .map((candidate) => (
                <li key={candidate.name}>
                  <Link
                    to={{ ...place, view: elsewhere(place, { group: candidate.name }) }}
                    {...(candidate.name === group?.name ? { "aria-current": "true" as const } : {})}
                  >
                    <QualityMark quality={qualityOf(candidate.hists, hists)} /> <span>{candidate.name}</span>
                    <small>{candidate.hists.length}</small>
                  </Link>
                </li>
              ))}
      </ul>
    </nav>
  );
}

function findHists(hists: readonly HistogramReport[], wanted: string): readonly HistogramReport[] {
  const text = wanted.toLowerCase();
  const fits = ({ name, prettyName }: HistogramReport) =>
    name.toLowerCase().includes(text) || prettyName.toLowerCase().includes(text);
  return hists.filter(fits).slice(0, 100);
}

const order: readonly Quality[] = ["bad", "medium", "good", "null"];

/** The worst of its plots. */
export function qualityOf(names: readonly string[], hists: readonly HistogramReport[]): Quality {
  const members = new Set(names);
  const found = new Set(hists.filter(({ name }) => members.has(name)).map(({ quality }) => quality));
  return order.find((quality) => found.has(quality)) ?? "null";
}
