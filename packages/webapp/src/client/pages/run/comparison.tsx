import { useState } from "preact/hooks";
import { useAsk } from "../../api.js";
import type { Compared } from "../../plot/compared.js";
import { words } from "../../words.js";
import { type RunPlace, useView } from "./run-place.js";

/** What the address says to compare with, references found. */
export function useCompared(place: RunPlace, run: number, subsystem: string, label: string): Compared {
  const wanted = wordsOf(place);
  const { value } = useAsk(
    "GET /api/runs/{run}/{subsystem}/reference",
    wanted.includes("reference") ? { params: { run, subsystem } } : undefined,
  );
  const others = wanted.flatMap((word) => {
    const other = word === "whole" ? run : word === "reference" ? value?.run : Number(word);
    if (other === undefined || other === null || !Number.isSafeInteger(other)) return [];
    return [{ run: other, label: labelOf(word, other) }];
  });
  return { others, normalise: place.view["norm"] === "1", ratio: place.view["ratio"] === "1", label };
}

interface CompareOptionsProps {
  readonly place: RunPlace;
  readonly run: number;
  readonly subsystem: string;
}

/** Chooses what to compare with: the reference, any run, the whole run of a slice. */
export function CompareOptions({ place, run, subsystem }: CompareOptionsProps) {
  const change = useView(place);
  const [text, setText] = useState("");
  const chosen = wordsOf(place);
  const { value } = useAsk("GET /api/runs/{run}/{subsystem}/reference", { params: { run, subsystem } });
  const set = (next: readonly string[]) =>
    change(next.length === 0 ? { with: undefined, norm: undefined, ratio: undefined } : { with: next.join(",") }, {
      replace: true,
    });
  const toggle = (word: string) =>
    set(chosen.includes(word) ? chosen.filter((each) => each !== word) : [...chosen, word]);
  const flag = (name: "norm" | "ratio") => (
    <button
      type="button"
      aria-pressed={place.view[name] === "1"}
      onClick={() => change({ [name]: place.view[name] === "1" ? undefined : "1" }, { replace: true })}
    >
      {words.run.compare[name]}
    </button>
  );
  const numbers = chosen.filter((word) => /^\d+$/.test(word));
  return (
    <form
      class="options"
      onSubmit={(event) => {
        event.preventDefault();
        if (/^\d{1,15}$/.test(text) && !chosen.includes(text) && chosen.length < 6) set([...chosen, text]);
        setText("");
      }}
    >
      <span class="quiet">{words.run.compare.title}</span>
      {place.view["slice"] !== undefined && (
        <button type="button" aria-pressed={chosen.includes("whole")} onClick={() => toggle("whole")}>
          {words.run.compare.whole}
        </button>
      )}
      <button
        type="button"
        aria-pressed={chosen.includes("reference")}
        disabled={value?.run === null && !chosen.includes("reference")}
        title={value?.run === null ? words.run.compare.noReference : String(value?.run ?? "")}
        onClick={() => toggle("reference")}
      >
        {words.run.compare.reference}
      </button>
      {numbers.map((word) => (
        <button
          key={word}
          type="button"
          aria-pressed={true}
          title={words.run.compare.remove(words.run.compare.ofRun(Number(word)))}
          onClick={() => toggle(word)}
        >
          {words.run.compare.ofRun(Number(word))} ×
        </button>
      ))}
      <input
        aria-label={words.run.compare.run}
        placeholder={words.run.compare.run}
        inputMode="numeric"
        size={10}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" disabled={!/^\d{1,15}$/.test(text)}>
        {words.run.compare.add}
      </button>
      {chosen.length > 0 && (
        <>
          {flag("norm")}
          {flag("ratio")}
        </>
      )}
    </form>
  );
}

function wordsOf({ view }: RunPlace): readonly string[] {
  return (view["with"] ?? "")
    .split(",")
    .filter((word) => /^(\d{1,15}|reference|whole)$/.test(word))
    .slice(0, 6);
}

function labelOf(word: string, run: number): string {
  const name = words.run.compare.ofRun(run);
  if (word === "whole") return words.run.compare.whole;
  return word === "reference" ? `${words.run.compare.reference}, ${name}` : name;
}
