import type { HistogramArrays } from "../../shared/types.js";

/** A line of names, then a line for each cell: lower and upper edge on each axis, content, error. */
export function histogramCsv({ axes, contents, errors }: HistogramArrays): string {
  const names = ["x", "y", "z"].slice(0, axes.length);
  const lines = [[...names.flatMap((name) => [`${name}_from`, `${name}_to`]), "content", "error"].join(",")];
  const counts = axes.map(({ edges }) => edges.length - 1);
  contents.forEach((content, cell) => {
    let rest = cell;
    const places = axes.flatMap(({ edges }, at) => {
      const count = counts[at] ?? 1;
      const bin = rest % count;
      rest = Math.floor(rest / count);
      return [edges[bin] ?? "", edges[bin + 1] ?? ""];
    });
    lines.push([...places, content, errors[cell] ?? ""].join(","));
  });
  return `${lines.join("\n")}\n`;
}
