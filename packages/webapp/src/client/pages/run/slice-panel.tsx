import { useEffect, useState } from "preact/hooks";
import type { Report } from "../../../shared/types.js";
import { ask, useAsk } from "../../api.js";
import { formatClock, formatInfo } from "../../format.js";
import { Link } from "../../navigation.js";
import { Failed, Waiting } from "../../parts/messages.js";
import { QualityMark } from "../../parts/quality.js";
import { changeFields } from "../../place.js";
import { useMay } from "../../session.js";
import { words } from "../../words.js";
import { useWork } from "../../work.js";
import { OptionFields, problemsOf, readOptions, type Written } from "./option-fields.js";
import { type RunPlace, useView } from "./run-place.js";
import { TimeLine } from "./time-line.js";

interface SlicePanelProps {
  readonly place: RunPlace;
  readonly report: Report;
}

const rangeErrors = ["SLICE_RANGE_INVALID", "SLICE_WITHOUT_DATA", "QUESTION_INVALID", "REQUEST_INVALID"];

/** Minutes on a time line and the detector's options: what is chosen is processed beside the run's own results. */
export function SlicePanel({ place, report }: SlicePanelProps) {
  const { run, subsystem, files, flags } = report;
  const change = useView(place);
  const may = useMay("shifter");
  const [from, to] = rangeOf(place.view["slices"], report);
  const [texts, setTexts] = useState<{ readonly from?: string; readonly to?: string }>({});
  const [written, setWritten] = useState<Written>({});
  const options = useAsk("GET /api/runs/{run}/{subsystem}/options", may ? { params: { run, subsystem } } : undefined);
  const { work, problem, isBusy, begin } = useWork();
  const made = useAsk("GET /api/runs/{run}/{subsystem}/slices", { params: { run, subsystem } }, work?.status);
  useEffect(() => setTexts({}), [from, to]);

  const choose = (first: number, last: number) => change({ slices: `${first}-${last}` }, { replace: true });
  const write = (name: "from" | "to", text: string) => {
    setTexts({ ...texts, [name]: text });
    if (!/^\d{1,6}$/.test(text)) return;
    if (name === "from") choose(Number(text), to);
    else choose(from, Number(text));
  };
  const wrong = (text: string | undefined) =>
    text !== undefined && !/^\d{1,6}$/.test(text) ? words.slices.notANumber : undefined;
  const ofRange = problem !== undefined && rangeErrors.includes(problem.code) ? problem.message : undefined;
  const rangeProblem = wrong(texts.from) ?? wrong(texts.to) ?? (from > to ? words.slices.order : ofRange);
  const values = options.value?.options ?? {};
  const fields = options.value?.fields ?? {};
  const ofFields = problemsOf(problem, Object.keys(values));
  const other = problem !== undefined && ofRange === undefined && Object.keys(ofFields).length === 0;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const body = { from, to, options: readOptions(written, fields, values) } as never;
    begin(
      () => ask("POST /api/runs/{run}/{subsystem}/slices", { params: { run, subsystem }, body }),
      ({ slice }) => slice !== null && change({ slice, slices: `${from}-${to}` }),
    );
  };
  return (
    <section class="slice-panel" aria-label={words.slices.title}>
      <p class="quiet">{words.slices.hint}</p>
      <TimeLine
        ticks={files.map(({ name, time }, at) => ({ name, time, flag: flags[at]?.quality ?? "null" }))}
        from={from}
        to={to}
        choose={choose}
      />
      <form onSubmit={submit} noValidate>
        <div class="slice-range">
          {(["from", "to"] as const).map((name) => (
            <label key={name}>
              <span>{words.slices[name]}</span>
              <input
                name={name}
                inputMode="numeric"
                size={5}
                value={texts[name] ?? String(name === "from" ? from : to)}
                aria-invalid={rangeProblem !== undefined}
                aria-describedby="slice-range-problem"
                onInput={(event) => write(name, event.currentTarget.value)}
              />
            </label>
          ))}
          <p id="slice-range-problem" class="problem" role="alert">
            {rangeProblem}
          </p>
        </div>
        {may && options.value === undefined && options.error === undefined && <Waiting />}
        {options.error !== undefined && <Failed error={options.error} again={options.again} />}
        {options.value !== undefined && Object.keys(values).length === 0 && (
          <p class="quiet">{words.slices.noOptions}</p>
        )}
        {Object.keys(values).length > 0 && (
          <fieldset class="slice-options">
            <legend>{words.slices.options}</legend>
            <OptionFields
              fields={fields}
              options={values}
              written={written}
              problems={ofFields}
              write={(name, text) => setWritten({ ...written, [name]: text })}
            />
          </fieldset>
        )}
        <div class="options">
          {may ? (
            <button
              type="submit"
              class="main"
              disabled={isBusy || (rangeProblem !== undefined && ofRange === undefined)}
            >
              {words.slices.process}
            </button>
          ) : (
            <p class="quiet">
              {words.slices.needs} <Link to={{ page: "signIn", view: {} }}>{words.session.signIn}</Link>
            </p>
          )}
          <span role="status">
            {isBusy && (work?.status === "taken" ? words.slices.taken : words.slices.waiting)}
            {!isBusy && work?.slice === null && words.slices.whole}
          </span>
          {other && (
            <span class="problem" role="alert">
              {problem.message}
            </span>
          )}
        </div>
      </form>
      {(made.value?.slices.length ?? 0) > 0 && (
        <details>
          <summary>
            {words.slices.made} <small>{made.value?.slices.length}</small>
          </summary>
          <ul class="links">
            {made.value?.slices.map(({ slice, minutes, available, files: count, options: used, quality }) => (
              <li key={slice}>
                <QualityMark quality={quality} />{" "}
                <Link
                  to={{
                    ...place,
                    view: changeFields(place.view, { slice, slices: `${minutes.from}-${minutes.to}` }),
                  }}
                >
                  {words.slices.shown(minutes.from, minutes.to)}
                </Link>{" "}
                <span class="quiet">
                  {words.slices.files(count, formatClock(available.from), formatClock(available.to))}
                  {Object.entries(used).map(([name, value]) => ` · ${name}=${formatInfo(value)}`)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** `3-7` in the address; else the whole run. */
function rangeOf(text: string | undefined, { runLength }: Report): readonly [from: number, to: number] {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text ?? "") ?? [];
  return from === undefined || to === undefined ? [0, runLength] : [Number(from), Number(to)];
}
