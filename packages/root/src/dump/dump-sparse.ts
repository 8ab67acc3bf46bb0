import type { Sparse } from "../classes/types.js";
import { dumpAxis } from "./dump-axis.js";
import { dumpNumber, dumpNumbers } from "./dump-numbers.js";
import type { DumpValue, ObjectDump } from "./dump-types.js";

/** A sparse histogram: its filled cells, sorted by coordinates. */
export function dumpSparse(sparse: Sparse): ObjectDump {
  const { axes, contents, coordinates, sumw2, stats } = sparse;
  const dimension = axes.length;
  const cells: { at: number[]; cell: DumpValue }[] = [];
  for (let i = 0; i < contents.length; i++) {
    const content = contents[i] ?? 0;
    const square = sumw2?.[i];
    if (content === 0 && (square ?? 0) === 0) continue;
    const at = Array.from({ length: dimension }, (_, axis) => coordinates[i * dimension + axis] ?? 0);
    const values = square === undefined ? [content] : [content, square];
    cells.push({ at, cell: [at, ...values.map(dumpNumber)] });
  }
  cells.sort((a, b) => compareCoordinates(a.at, b.at));
  return {
    kind: "ndhistogram",
    name: sparse.name,
    title: sparse.title,
    dimension,
    axes: axes.map(dumpAxis),
    hasSumw2: sumw2 !== undefined,
    cells: cells.map(({ cell }) => cell),
    entries: dumpNumber(sparse.entries),
    sumw: dumpNumber(stats[0] ?? 0),
    sumw2: dumpNumber(stats[1] ?? 0),
    sumwx: dumpNumbers(stats.slice(2, 2 + dimension)),
    sumwx2: dumpNumbers(stats.slice(2 + dimension)),
  };
}

function compareCoordinates(a: readonly number[], b: readonly number[]): number {
  const axis = a.findIndex((bin, i) => bin !== b[i]);
  return axis < 0 ? 0 : (a[axis] ?? 0) - (b[axis] ?? 0);
}
