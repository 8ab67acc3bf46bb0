import { classNameOf } from "../classes/class-name-of.js";
import { nameOf } from "../classes/name-of.js";
import type { AnyObject, ListObject } from "../classes/types.js";
import { dumpGeneric } from "./dump-generic.js";
import { dumpGraph } from "./dump-graph.js";
import { dumpHistogram } from "./dump-histogram.js";
import { dumpNumber } from "./dump-numbers.js";
import { dumpSparse } from "./dump-sparse.js";
import type { DumpValue, ObjectDump } from "./dump-types.js";

const MAX_DEPTH = 20;
/** Lists that hold each other many times over would otherwise make a dump of any size from a small file. */
const MAX_OBJECTS = 1_000_000;

/** What is stored in an object, in the form of `overwatch-rootdump-1`; empty for classes that it does not describe. */
export function dumpObject(object: AnyObject): ObjectDump {
  return dumpNested(object, 0, { left: MAX_OBJECTS });
}

function dumpNested(object: AnyObject, depth: number, budget: { left: number }): ObjectDump {
  if (depth > MAX_DEPTH || budget.left-- <= 0) return {};
  const nested = (inner: AnyObject | null): DumpValue =>
    inner === null ? null : { class: classNameOf(inner), object: dumpNested(inner, depth + 1, budget) };
  switch (object.kind) {
    case "h1":
    case "h2":
    case "h3":
    case "profile":
    case "profile2":
    case "profile3":
      return dumpHistogram(object);
    case "graph":
      return dumpGraph(object);
    case "sparse":
      return dumpSparse(object);
    case "stack": {
      const options = (object.attributes?.["options"] ?? []) as readonly string[];
      const hists = object.members.map((member, i) => withOption(nested(member), options[i]));
      return { kind: "stack", name: object.name, title: object.title, hists };
    }
    case "list":
      return dumpList(object, nested);
    case "string":
      return { kind: "string", value: object.value };
    case "parameter":
      return { kind: "parameter", name: object.name, value: dumpNumber(object.value) };
    case "named":
      return { kind: "named", name: object.name, title: object.title };
    case "object":
      return dumpGeneric(object, nested);
    default:
      return {};
  }
}

function dumpList(list: ListObject, nested: (item: AnyObject | null) => DumpValue): ObjectDump {
  const { className, items, lowerBound = 0, options = [] } = list;
  const name = nameOf(list);
  if (className === "TMap") {
    const pairs: DumpValue[] = [];
    for (let i = 0; i < items.length; i += 2) pairs.push([nested(items[i] ?? null), nested(items[i + 1] ?? null)]);
    return { kind: "map", name, pairs };
  }
  if (className === "TObjArray" || className === "TClonesArray") {
    const last = items.findLastIndex((item) => item !== null);
    return { kind: "list", name, lowerBound, items: items.slice(0, last + 1).map(nested) };
  }
  return { kind: "list", name, items: items.map((item, i) => withOption(nested(item), options[i])) };
}

function withOption(entry: DumpValue, option: string | undefined): DumpValue {
  return option && typeof entry === "object" && entry !== null ? { ...entry, option } : entry;
}
