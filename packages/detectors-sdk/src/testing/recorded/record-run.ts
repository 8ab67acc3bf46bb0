import { createHash } from "node:crypto";
import { emptyCanvas, type HistogramContainer, type Trend } from "@overwatch/core";
import type { AnyHistogram } from "@overwatch/core/hist";
import type { Bench } from "../bench/bench.js";

/**
 * Everything that a plug-in made of a run, as text: groups, histograms with their canvas, facts and a digest of their cells,
 * trends, alarms, failures. Kept as a file beside the tests, it shows every change of the plug-in as a difference.
 * Numbers are rounded to 12 digits, so that another version of Node makes the same text.
 *
 * @example await expect(recordRun(await runDetector(plugin, recorded))).toMatchFileSnapshot("../testdata/golden.txt");
 */
export function recordRun(bench: Omit<Bench, "trend">): string {
  const sections: readonly (readonly string[])[] = [
    [`quality: ${bench.quality}`],
    [...bench.groups].flatMap(([group, names]) => [`group ${group}`, ...names.map((name) => `  ${name}`)]),
    bench.hists.flatMap((name) => histLines(bench.hist(name), bench.steps.get(name) ?? [])),
    bench.trends.flatMap(trendLines),
    bench.alarms.flatMap(({ id, on, flag, message, evidence }) => [
      `alarm ${id} on ${on}: ${flag}, ${roundedText(message)}`,
      ...factLines(evidence ?? {}),
    ]),
    bench.failures.map(({ code, hook, step = "", hist = "", message }) =>
      [`failure ${code} in ${hook}`, step, hist]
        .filter((part) => part !== "")
        .join(" ")
        .concat(`: ${message}`),
    ),
    bench.unmatched.map((rule) => `matched nothing: ${rule}`),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function histLines(container: HistogramContainer<AnyHistogram>, steps: readonly string[]): readonly string[] {
  const { name, kind, prettyName, group = "", hist, canvas, information } = container;
  const changed = Object.entries(canvas).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(emptyCanvas[field as keyof typeof emptyCanvas]),
  );
  return [
    `hist ${name}`,
    `  ${kind} in ${group}${prettyName === name ? "" : `, shown as ${prettyName}`}`,
    `  ${contentLine(hist)}`,
    ...(steps.length === 0 ? [] : [`  steps: ${steps.join(", ")}`]),
    ...changed.flatMap(([field, value]) => canvasLines(field, value)),
    ...factLines(information),
  ];
}

/** A line for each overlay, so that one more is one line of difference. */
function canvasLines(field: string, value: unknown): readonly string[] {
  const values = field === "overlays" && Array.isArray(value) ? value : [value];
  return values.map((each) => `  canvas ${field}: ${jsonText(each)}`);
}

function contentLine(hist: AnyHistogram): string {
  if (hist.kind === "stack") return `members: ${hist.members.map(contentLine).join("; ")}`;
  const { numbers, entries } =
    hist.kind === "graph" ? graphNumbers(hist) : { numbers: hist.contents, entries: hist.entries };
  let sum = 0;
  for (const value of numbers) sum += value;
  const hash = createHash("sha256").update(Array.from(numbers, rounded).join(" "));
  return `entries ${rounded(entries)}, sum ${rounded(sum)}, ${numbers.length} numbers ${hash.digest("hex").slice(0, 12)}`;
}

function graphNumbers({ x, y }: Extract<AnyHistogram, { kind: "graph" }>) {
  return { numbers: [...x, ...y], entries: x.length };
}

function trendLines({ id, hist, unit, points }: Trend): readonly string[] {
  return [
    `trend ${id} of ${hist}${unit === "" ? "" : ` (${unit})`}`,
    ...points.map(({ time, value, error, values }) => {
      const spread = error === undefined ? "" : ` +- ${rounded(error)}`;
      return `  ${time}  ${rounded(value)}${spread}${values === undefined ? "" : `  ${jsonText(values)}`}`;
    }),
  ];
}

function factLines(facts: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(facts).map(([label, value]) => `  ${label}: ${jsonText(value)}`);
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "number") return part;
    return Number.isFinite(part) ? Number(rounded(part)) : String(part);
  });
}

/** Numbers inside a message, with at most 12 digits. */
function roundedText(message: string): string {
  return message.replace(/-?\d+\.\d{9,}(e[+-]?\d+)?/gi, (number) => rounded(Number(number)));
}

function rounded(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : String(value);
}
