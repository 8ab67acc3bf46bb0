import { classNameOf } from "../classes/class-name-of.js";
import type { Graph } from "../hist/types.js";
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
  if (errors === undefined) return {};
  switch (classNameOf(graph)) {
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
