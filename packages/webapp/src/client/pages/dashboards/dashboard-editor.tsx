import { useEffect, useState } from "preact/hooks";
import type { DashboardDetails, DashboardPreview } from "../../../shared/types.js";
import { addressOf, ask } from "../../api.js";
import { useNavigation } from "../../navigation.js";
import { useMay } from "../../session.js";
import { words } from "../../words.js";
import { DashboardView } from "./dashboard-view.js";

interface DashboardEditorProps {
  readonly name: string;
  /** Absent for a new one. */
  readonly stored: DashboardDetails | undefined;
  readonly changed: () => void;
}

/** How long after the last key the text is read, milliseconds. */
const pause = 400;

/** The text of a dashboard beside what it shows; it is kept when somebody saves it. */
export function DashboardEditor({ name, stored, changed }: DashboardEditorProps) {
  const { go } = useNavigation();
  const expert = useMay("expert");
  const [text, setText] = useState(stored?.text ?? words.dashboards.example);
  const [official, setOfficial] = useState(stored?.official ?? false);
  const [preview, setPreview] = useState<DashboardPreview>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask("POST /api/preview", { body: { text }, signal: abort.signal }).then(
        // What was right last stays while the text is wrong.
        (next) =>
          setPreview((before) =>
            next.dashboard === undefined && before?.dashboard !== undefined ? { ...before, ...next } : next,
          ),
        () => {},
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);

  const attempt = async (work: () => Promise<unknown>, next: { readonly name?: string }) => {
    try {
      await work();
      changed();
      go({ page: "dashboards", ...next, view: {} });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const base = stored?.versions[0]?.version ?? 0;
    void attempt(() => ask("POST /api/dashboards/{name}", { params: { name }, body: { text, official, base } }), {
      name,
    });
  };
  const remove = () => {
    if (!confirm(words.dashboards.removeSure(name))) return;
    void attempt(() => ask("DELETE /api/dashboards/{name}", { params: { name } }), {});
  };
  const take = async (file: File | undefined) => {
    if (file !== undefined) setText((await file.text()).slice(0, 50_000));
  };
  return (
    <>
      <header class="page-head">
        <h1>{name}</h1>
      </header>
      <div class="editor">
        <form onSubmit={save}>
          <label for="dashboard-text">{words.dashboards.text}</label>
          <textarea
            id="dashboard-text"
            spellcheck={false}
            rows={24}
            maxLength={50_000}
            value={text}
            aria-invalid={(preview?.problems.length ?? 0) > 0}
            aria-describedby="dashboard-problems"
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <ul id="dashboard-problems" role="status">
            {preview?.problems.map(({ line, message }, at) => (
              <li key={at} class="problem">
                {words.dashboards.line(line)}: {message}
              </li>
            ))}
          </ul>
          {problem !== undefined && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          <p class="options">
            <button type="submit" class="main" disabled={(preview?.problems.length ?? 0) > 0}>
              {words.dashboards.save}
            </button>
            <button
              type="button"
              onClick={() => go({ page: "dashboards", ...(stored === undefined ? {} : { name }), view: {} })}
            >
              {words.dashboards.cancel}
            </button>
            {expert && (
              <label class="check" title={words.dashboards.officialHint}>
                <input type="checkbox" checked={official} onChange={() => setOfficial(!official)} />
                <span>{words.dashboards.official}</span>
              </label>
            )}
            <label class="button">
              {words.dashboards.import}
              <input
                class="unseen"
                type="file"
                accept=".yaml,.yml,.txt"
                onChange={(event) => void take(event.currentTarget.files?.[0])}
              />
            </label>
            {stored !== undefined && (
              <>
                <a
                  class="button"
                  href={addressOf("/api/dashboards/{name}", { params: { name }, query: { form: "yaml" } })}
                  download={`${name}.yaml`}
                >
                  {words.dashboards.export}
                </a>
                <button type="button" onClick={remove}>
                  {words.dashboards.remove}
                </button>
              </>
            )}
          </p>
        </form>
        <section aria-label={words.dashboards.preview}>
          {preview?.dashboard !== undefined && (
            <>
              <h2>{preview.dashboard.title || name}</h2>
              <DashboardView dashboard={preview.dashboard} />
            </>
          )}
        </section>
      </div>
    </>
  );
}
