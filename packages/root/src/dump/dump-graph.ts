import { classNameOf } from "../classes/class-name-of.js";
import type { Graph, Numbers } from "../hist/types.js";
import { dumpFunctions } from "./dump-histogram.js";
import { dumpNumber, dumpNumbers } from "./dump-numbers.js";
import type { ObjectDump } from "./dump-types.js";

export function dumpGraph(graph: Graph): ObjectDump {
  const attributes = graph.attributes ?? {};
  const limit = (name: "fMinimum" | "fMaximum") => dumpNumber(Number(attributes[name] ?? -1111));
  return {
    kind: "graph",
    name: graph.name,
    title: graph.title,
    points: graph.x.length,
    x: dumpNumbers(graph.x),
    y: dumpNumbers(graph.y),
    ...dumpErrors(graph),
    minimum: limit("fMinimum"),
    maximum: limit("fMaximum"),
    functions: dumpFunctions(attributes["fFunctions"]),
  };
}

function dumpErrors(graph: Graph): ObjectDump {
  const { errors } = graph;
  const className = classNameOf(graph);
  if (className === "TGraphMultiErrors") return dumpMultiErrors(graph);
  if (errors === undefined) return {};
  switch (className) {
    case "TGraphErrors":
      return { ex: dumpNumbers(errors.xLow), ey: dumpNumbers(errors.yLow) };
    case "TGraphAsymmErrors":
      return {
        exLow: dumpNumbers(errors.xLow),
        exHigh: dumpNumbers(errors.xHigh),
        eyLow: dumpNumbers(errors.yLow),
        eyHigh: dumpNumbers(errors.yHigh),
      };
    default:
      return {};
  }
}

/** Any number of errors along y: their members have no place in our type and are attributes. */
function dumpMultiErrors({ attributes = {} }: Graph): ObjectDump {
  const numbers = (name: string) => dumpNumbers((attributes[name] ?? []) as Numbers);
  const columns = (name: string) => (attributes[name] ?? []) as readonly Numbers[];
  const high = columns("fEyH");
  return {
    exLow: numbers("fExL"),
    exHigh: numbers("fExH"),
    ey: columns("fEyL").map((low, i) => ({ low: dumpNumbers(low), high: dumpNumbers(high[i] ?? []) })),
  };
}
