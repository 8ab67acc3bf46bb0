import type { RunSummary } from "@overwatch/core/store";
import { h } from "preact";
import { useAsk } from "../api.js";
import { formatAge, formatTime } from "../format.js";
import { useLive } from "../live/live.js";
import { Link, useNavigation } from "../navigation.js";
import { Empty, Failed, Waiting } from "../parts/messages.js";
import { QualityMark } from "../parts/quality.js";
import { changeFields, type Fields } from "../place.js";
import { words } from "../words.js";

const pageSize = 50;
const filterNames = ["fromRun", "toRun", "since", "until", "mode", "subsystem", "quality"] as const;

/** The run list: all that it shows is in the address. */
export function RunsPage({ filter }: { readonly filter: Fields }) {
  const { go } = useNavigation();
  const { versionOf } = useLive();
  const offset = Math.max(0, Number(filter["offset"] ?? 0) || 0);
  const given = Object.fromEntries(
    filterNames.flatMap((name) => (filter[name] === undefined ? [] : [[name, filter[name]]])),
  );
  const query = { ...given, ...timesOf(filter), offset, limit: pageSize };
  const { value, error, again } = useAsk("GET /api/runs", { query }, versionOf());
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    go({ page: "runs", filter: changeFields(filter, { offset: undefined, ...changes }) }, { replace: true });

  return (
    <>
      <header class="page-head">
        <h1>{words.runs.title}</h1>
      </header>
      <Filters filter={filter} change={change} clear={() => go({ page: "runs", filter: {} })} />
      {error !== undefined && value === undefined && <Failed error={error} again={again} />}
      {error === undefined && value === undefined && <Waiting />}
      {value !== undefined && value.runs.length === 0 && <Empty title={words.runs.none} />}
      {value !== undefined && value.runs.length > 0 && (
        <>
          <section class="table-frame" aria-label={words.runs.title}>
            <table class="runs">
              <thead>
                <tr>
                  {(["run", "quality", "start", "length", "mode", "subsystems"] as const).map((name) => (
                    <th key={name} scope="col">
                      {words.runs[name]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.runs.map((run) => (
                  <Row key={run.run} run={run} />
                ))}
              </tbody>
            </table>
          </section>
          <nav class="pager" aria-label={words.runs.title}>
            <button
              type="button"
              disabled={offset === 0}
              onClick={() => change({ offset: text(Math.max(0, offset - pageSize)) })}
            >
              {words.runs.newer}
            </button>
            <span>{words.runs.range(offset + 1, offset + value.runs.length, value.total)}</span>
            <button
              type="button"
              disabled={offset + value.runs.length >= value.total}
              onClick={() => change({ offset: text(offset + pageSize) })}
            >
              {words.runs.older}
            </button>
          </nav>
        </>
      )}
    </>
  );
}

function Row({ run: { run, quality, startOfRun, endOfRun, hltMode, subsystems } }: { readonly run: RunSummary }) {
  return (
    <tr>
      <th scope="row">
        <Link to={{ page: "run", run, view: {} }}>{run}</Link>
      </th>
      <td>
        <QualityMark quality={quality} named />
      </td>
      <td class="number">{formatTime(startOfRun)}</td>
      <td class="number">{formatAge(endOfRun - startOfRun)}</td>
      <td>{hltMode}</td>
      <td class="chips">
        {subsystems.map((subsystem) => (
          <Link key={subsystem} class="chip" to={{ page: "run", run, subsystem, view: {} }}>
            {subsystem}
          </Link>
        ))}
      </td>
    </tr>
  );
}

interface FiltersProps {
  readonly filter: Fields;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly clear: () => void;
}

function Filters({ filter, change, clear }: FiltersProps) {
  const field = (name: string, label: string, type: "number" | "date" | "text", more: object = {}) => (
    <label for={`filter-${name}`}>
      <span>{label}</span>
      {h("input", {
        ...more,
        id: `filter-${name}`,
        type,
        value: filter[name] ?? "",
        onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
          change({ [name]: event.currentTarget.value || undefined }),
      })}
    </label>
  );
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      {field("fromRun", words.runs.from, "number", { min: 0, step: 1 })}
      {field("toRun", words.runs.to, "number", { min: 0, step: 1 })}
      {field("from", words.runs.since, "date")}
      {field("to", words.runs.until, "date")}
      {field("mode", words.runs.mode, "text", { size: 3, maxLength: 20 })}
      {field("subsystem", words.runs.subsystems, "text", { size: 5, pattern: "[A-Z][A-Z0-9]{1,11}", maxLength: 12 })}
      <label>
        <span>{words.runs.quality}</span>
        <select
          value={filter["quality"] ?? ""}
          onChange={(event) => change({ quality: event.currentTarget.value || undefined })}
        >
          <option value="">{words.runs.any}</option>
          {(["bad", "medium", "bad,medium", "good", "null"] as const).map((quality) => (
            <option key={quality} value={quality}>
              {quality
                .split(",")
                .map((one) => words.quality[one as keyof typeof words.quality])
                .join(", ")}
            </option>
          ))}
        </select>
      </label>
      {Object.keys(filter).length > 0 && (
        <button type="button" onClick={clear}>
          {words.runs.clear}
        </button>
      )}
    </form>
  );
}

/** Days of the local calendar as Unix seconds, the last one whole. */
function timesOf({ from, to }: Fields): { since?: number; until?: number } {
  const at = (day: string | undefined, time: string) =>
    day === undefined ? Number.NaN : new Date(`${day}T${time}`).getTime() / 1000;
  const since = at(from, "00:00:00");
  const until = at(to, "23:59:59");
  return { ...(Number.isNaN(since) ? {} : { since }), ...(Number.isNaN(until) ? {} : { until }) };
}

function text(offset: number): string | undefined {
  return offset === 0 ? undefined : String(offset);
}
