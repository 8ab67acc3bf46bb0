import type { AnyHistogram, Graph, Numbers } from "../types.js";

/** The points of all graphs, one after the other; errors if the first graph has them, 0 where another has none. Source: TGraph::Merge. */
export function mergeGraphs<H extends AnyHistogram>(inputs: readonly [H, ...H[]]): H {
  const graphs: Graph[] = [];
  for (const input of inputs as readonly AnyHistogram[]) if (input.kind === "graph") graphs.push(input);
  const joined = (pick: (graph: Graph) => Numbers | undefined): Float64Array =>
    Float64Array.from(graphs.flatMap((graph) => [...(pick(graph) ?? new Float64Array(graph.x.length))]));
  const own = graphs[0]?.errors;
  // Of symmetric errors both sides are one array, which is what tells their class.
  const xLow = joined((graph) => graph.errors?.xLow);
  const yLow = joined((graph) => graph.errors?.yLow);
  const errors = own && {
    xLow,
    xHigh: own.xLow === own.xHigh ? xLow : joined((graph) => graph.errors?.xHigh),
    yLow,
    yHigh: own.yLow === own.yHigh ? yLow : joined((graph) => graph.errors?.yHigh),
  };
  return { ...inputs[0], x: joined(({ x }) => x), y: joined(({ y }) => y), ...(errors && { errors }) };
}
