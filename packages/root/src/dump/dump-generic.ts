import type { AnyObject, GenericObject, ListObject } from "../classes/types.js";
import type { Numbers } from "../hist/types.js";
import { dumpDense } from "./dump-dense.js";
import { dumpFunctions } from "./dump-histogram.js";
import { dumpNumber, dumpNumbers } from "./dump-numbers.js";
import type { DumpValue, ObjectDump } from "./dump-types.js";

type DumpNested = (object: AnyObject | null) => DumpValue;

/** Classes that have no type of their own here and still have a place in the format. */
export function dumpGeneric(object: GenericObject, nested: DumpNested): ObjectDump {
  const { className, members } = object;
  const head = { name: String(members["fName"] ?? ""), title: String(members["fTitle"] ?? "") };
  const numbers = (name: string) => dumpNumbers((members[name] ?? []) as Numbers);
  const number = (name: string) => dumpNumber(Number(members[name]));
  const child = (name: string) => nested((members[name] ?? null) as AnyObject | null);
  switch (className) {
    case "TGraph2D":
    case "TGraph2DErrors": {
      const points = { points: Number(members["fNpoints"]), x: numbers("fX"), y: numbers("fY"), z: numbers("fZ") };
      const errors = { ex: numbers("fEX"), ey: numbers("fEY"), ez: numbers("fEZ") };
      return { kind: "graph2d", ...head, ...points, ...(className === "TGraph2DErrors" && errors) };
    }
    case "TMultiGraph":
      return { kind: "multigraph", ...head, graphs: itemsOf(members["fGraphs"]).map(nested) };
    case "TEfficiency":
      return {
        kind: "efficiency",
        ...head,
        statisticOption: number("fStatisticOption"),
        confidenceLevel: number("fConfLevel"),
        weight: number("fWeight"),
        betaAlpha: number("fBeta_alpha"),
        betaBeta: number("fBeta_beta"),
        passed: child("fPassedHistogram"),
        total: child("fTotalHistogram"),
      };
    case "TCanvas":
    case "TPad":
      return { kind: "pad", ...head, primitives: dumpFunctions({ items: primitivesOf(members["fPrimitives"]) }) };
    case "TH2Poly":
    case "TProfile2Poly":
      return head;
    default:
      return className.startsWith("THnT<") ? dumpDense(object) : {};
  }
}

/** ROOT keeps a canvas's colours among what it draws, and takes them out when it reads. */
const colourLists: readonly string[] = ["ListOfColors", "CurrentColorPalette"];

function primitivesOf(list: unknown): readonly AnyObject[] {
  return itemsOf(list).filter(
    (item): item is AnyObject => item !== null && !(item.kind === "list" && colourLists.includes(item.name)),
  );
}

function itemsOf(list: unknown): readonly (AnyObject | null)[] {
  return (list as ListObject | null)?.items ?? [];
}
