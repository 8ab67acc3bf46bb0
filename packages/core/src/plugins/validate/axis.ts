import type { Axis } from "@overwatch/root/hist";
import { isLent } from "../lend.js";
import { attributes } from "./attributes.js";
import { fieldsOf, finite, take, text } from "./fields.js";
import { numbers } from "./numbers.js";
import { ResultProblem, refuse } from "./refuse.js";

/** Most bins of an axis and most cells of a histogram: 1 GB of doubles. */
export const mostCells = 2 ** 27;

/** An axis that was lent and comes back is the same object: it could not be changed. */
export function axis(value: unknown, at: string): Axis {
  const fields = fieldsOf(value, at, "an axis");
  const { name, title, nbins, min, max } = fields;
  if (typeof nbins !== "number" || !Number.isInteger(nbins) || nbins < 1 || nbins > mostCells) {
    refuse(`${at}.nbins`, "a number of bins, at least 1", nbins);
  }
  const checked: { -readonly [P in keyof Axis]: Axis[P] } = {
    name: text(name, `${at}.name`),
    title: text(title, `${at}.title`),
    nbins,
    min: finite(min, `${at}.min`),
    max: finite(max, `${at}.max`),
  };
  take(checked, "edges", fields, at, (list, path) => ascending(list, path, nbins + 1));
  take(checked, "labels", fields, at, (map, path) => labelsOf(map, path, nbins));
  take(checked, "attributes", fields, at, attributes);
  return isLent(value) ? (value as Axis) : checked;
}

function ascending(value: unknown, at: string, length: number) {
  const edges = numbers(value, at, length);
  for (let i = 0; i < length; i++) {
    const edge = edges[i];
    if (!Number.isFinite(edge)) refuse(`${at}[${i}]`, "a finite number", edge);
    const before = i === 0 ? undefined : edges[i - 1];
    if (before !== undefined && edge !== undefined && edge <= before) {
      throw new ResultProblem(`${at}[${i}]`, `an edge above ${before}`, `${edge}`);
    }
  }
  return edges;
}

function labelsOf(value: unknown, at: string, nbins: number): ReadonlyMap<number, string> {
  if (!(value instanceof Map)) refuse(at, "a Map of texts by bin number", value);
  if (value.size > nbins) throw new ResultProblem(at, `at most ${nbins} labels`, `${value.size}`);
  const labels = new Map<number, string>();
  for (const [bin, label] of value as ReadonlyMap<unknown, unknown>) {
    if (typeof bin !== "number" || !Number.isInteger(bin) || bin < 1 || bin > nbins) {
      refuse(at, `bin numbers from 1 to ${nbins}`, bin);
    }
    labels.set(bin, text(label, `${at}.${bin}`));
  }
  return labels;
}
