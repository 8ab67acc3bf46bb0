import {
  type AnyHistogram,
  type Axis,
  binContent,
  binError,
  binLowEdge,
  type Celled,
  cellIndex,
} from "@overwatch/core/hist";
import type { HistogramArrays } from "../../shared/types.js";

/** A histogram as plain arrays: cells inside the axes, first axis fastest. A graph has its points, a stack its sum. */
export function histogramArrays(name: string, className: string, hist: AnyHistogram): HistogramArrays {
  const head = { name, class: className, title: hist.title };
  switch (hist.kind) {
    case "graph": {
      const { x, y, errors } = hist;
      return {
        ...head,
        axes: [{ title: "", edges: [...x] }],
        contents: [...y],
        errors: errors === undefined ? [] : [...errors.yHigh],
        entries: x.length,
      };
    }
    case "stack": {
      const [first] = hist.members;
      return {
        ...head,
        axes: first?.axes.map(axisArrays) ?? [],
        contents: hist.members.map((member) => member.entries),
        errors: [],
        entries: hist.members.reduce((sum, { entries }) => sum + entries, 0),
      };
    }
    default: {
      const cells = innerCells(hist);
      return {
        ...head,
        axes: hist.axes.map(axisArrays),
        contents: cells.map((cell) => binContent(hist, cell)),
        errors: cells.map((cell) => binError(hist, cell)),
        entries: hist.entries,
      };
    }
  }
}

/** Indices of the cells inside all axes, in the order of the arrays. */
export function innerCells({ axes }: Celled): number[] {
  const [x, y, z] = axes as readonly [Axis, Axis?, Axis?];
  const cells: number[] = [];
  for (let k = 1; k <= (z?.nbins ?? 1); k++) {
    for (let j = 1; j <= (y?.nbins ?? 1); j++) {
      for (let i = 1; i <= x.nbins; i++) {
        cells.push(cellIndex(axes, i, y === undefined ? 0 : j, z === undefined ? 0 : k));
      }
    }
  }
  return cells;
}

function axisArrays(axis: Axis): HistogramArrays["axes"][number] {
  const edges = Array.from({ length: axis.nbins + 1 }, (_, at) => binLowEdge(axis, at + 1));
  const { labels } = axis;
  if (labels === undefined || labels.size === 0) return { title: axis.title, edges };
  return { title: axis.title, edges, labels: Array.from({ length: axis.nbins }, (_, at) => labels.get(at + 1) ?? "") };
}
