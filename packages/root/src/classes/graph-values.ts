import type { Graph, GraphErrors, Numbers } from "../hist/types.js";
import type { Getters } from "./getters.js";
import type { ListObject } from "./types.js";

const none = new Float64Array(0);

/** A list of its own for each graph: one that is shared would be written once and referred to after that. */
function noFunctions(): ListObject {
  return { kind: "list", className: "TList", name: "", items: [] };
}

const column =
  (side: keyof GraphErrors) =>
  (graph: Graph): Numbers =>
    graph.errors?.[side] ?? none;

/** Members of a TGraph class, whichever errors it has. */
export const graphGetters: Getters<Graph> = {
  fName: (graph) => graph.name,
  fTitle: (graph) => graph.title,
  fNpoints: (graph) => graph.x.length,
  fX: (graph) => graph.x,
  fY: (graph) => graph.y,
  fEX: column("xLow"),
  fEY: column("yLow"),
  fEXlow: column("xLow"),
  fEXhigh: column("xHigh"),
  fEYlow: column("yLow"),
  fEYhigh: column("yHigh"),
  fFunctions: (graph) => graph.attributes?.["fFunctions"] ?? noFunctions(),
};
