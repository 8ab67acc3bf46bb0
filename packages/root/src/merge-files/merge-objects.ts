import type { AnyObject, ListObject, ParameterObject, Sparse } from "../classes/types.js";
import { isOverwatchError } from "../errors/overwatch-error.js";
import { merge } from "../hist/merge/merge.js";
import { addSparse } from "../hist/sparse/add-sparse.js";
import type { AnyHistogram, Stack } from "../hist/types.js";
import { mergeParameters } from "./merge-parameters.js";
import { pairByName } from "./pair-by-name.js";

/** The sum of objects of one name, or why there is none. */
export type MergedObject =
  | { readonly ok: true; readonly object: AnyObject }
  | { readonly ok: false; readonly reason: string };

type Inputs = readonly [AnyObject, ...AnyObject[]];

/**
 * One object of several of a name, as ROOT's hadd does: histograms, profiles, graphs and sparse histograms are added, parameters too
 * (or as their option says), lists and stacks item by item. Of everything else the last one is taken. The inputs stay as they are.
 */
export function mergeObjects(inputs: Inputs): MergedObject {
  const [first] = inputs;
  if (inputs.length === 1) return { ok: true, object: first };
  const odd = inputs.find(({ kind }) => kind !== first.kind);
  if (odd !== undefined) return { ok: false, reason: `it is a ${first.kind} in one file and a ${odd.kind} in another` };
  switch (first.kind) {
    case "h1":
    case "h2":
    case "h3":
    case "profile":
    case "profile2":
    case "profile3":
    case "graph": {
      const result = merge(inputs as unknown as [AnyHistogram, ...AnyHistogram[]]);
      return result.ok ? { ok: true, object: result.hist } : { ok: false, reason: result.error.message };
    }
    case "sparse":
      return mergeSparse(inputs as unknown as readonly Sparse[]);
    case "stack":
      return mergeStacks(first, inputs as unknown as readonly Stack[]);
    case "list":
      return mergeLists(first, inputs as unknown as readonly ListObject[]);
    case "parameter":
      return {
        ok: true,
        object: mergeParameters(inputs as unknown as readonly [ParameterObject, ...ParameterObject[]]),
      };
    default:
      return { ok: true, object: inputs.at(-1) ?? first };
  }
}

function mergeSparse([first, ...others]: readonly Sparse[]): MergedObject {
  try {
    return { ok: true, object: others.reduce((sum, other) => addSparse(sum, other), first as Sparse) };
  } catch (error) {
    if (!isOverwatchError(error)) throw error;
    return { ok: false, reason: error.message };
  }
}

function mergeStacks(first: Stack, stacks: readonly Stack[]): MergedObject {
  const members: Stack["members"][number][] = [];
  for (const same of pairByName(stacks.map((stack) => stack.members))) {
    const result = mergeObjects(same);
    if (!result.ok) return result;
    members.push(result.object as Stack["members"][number]);
  }
  return { ok: true, object: { ...first, members } };
}

/** Items of the same name and class belong together; those that a list lacks are taken from the others. */
function mergeLists(first: ListObject, lists: readonly ListObject[]): MergedObject {
  // Keys and values in turns have no names of their own.
  if (first.className === "TMap") return { ok: true, object: lists.at(-1) ?? first };
  const items: AnyObject[] = [];
  for (const same of pairByName(lists.map((list) => list.items.filter((item) => item !== null)))) {
    const result = mergeObjects(same);
    if (!result.ok) return result;
    items.push(result.object);
  }
  const holds = (list: ListObject) => list.items.every((item) => item !== null);
  // Empty places keep theirs where nothing else is different.
  if (!holds(first) && items.length === first.items.filter((item) => item !== null).length) {
    const next = items.values();
    return { ok: true, object: { ...first, items: first.items.map((item) => item && (next.next().value ?? item)) } };
  }
  return { ok: true, object: { ...first, items } };
}
