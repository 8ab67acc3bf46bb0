import type { Sparse } from "../../classes/types.js";
import { dumpObject } from "../../dump/dump-object.js";
import { changedAttributes } from "../../hist/cells/bits.js";
import type { Celled } from "../../hist/types.js";
import { compareValues } from "../compare-values.js";
import { Fields } from "../fields.js";
import type { Difference, Verdict } from "../report.js";
import { afterOf } from "./after.js";
import { exceptionReason } from "./exceptions.js";
import { Inputs, type Operation, type Result } from "./operation.js";

/** Where the objects of a suite come from, by name. */
export interface Objects {
  readonly input: (name: string) => Celled | Sparse;
  readonly expected: (key: string) => unknown;
}

/** Runs one case; one that is an exception must differ from ROOT. */
export function runCase(fields: Fields, operation: Operation | undefined, objects: Objects): Verdict {
  const names = fields.items("inputs").map(String);
  // One name given twice is one object.
  const known = new Map(names.map((name) => [name, objects.input(name)]));
  const inputs = names.flatMap((name) => known.get(name) ?? []);
  const difference = compareCase(fields, operation, inputs, objects);
  const { object } = Object(fields.get("expected")) as { readonly object?: string };
  const reason = exceptionReason({ fields, inputs, expected: object && objects.expected(object) });
  if (reason === undefined) return difference ? { outcome: "failed", difference } : { outcome: "passed" };
  if (difference) return { outcome: "excepted", reason };
  return { outcome: "failed", difference: { path: "", expected: `a difference: ${reason}`, found: "agreement" } };
}

function compareCase(
  fields: Fields,
  operation: Operation | undefined,
  inputs: readonly (Celled | Sparse)[],
  objects: Objects,
): Difference | undefined {
  if (operation === undefined)
    return { path: "operation", expected: fields.text("operation"), found: "none of that name" };
  try {
    const result = operation(new Inputs(inputs), fields.object("args"));
    return compareResult(fields.object("expected"), result, objects, fields.number("tolerance"));
  } catch (error) {
    return {
      path: "error",
      expected: "none",
      found: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function compareResult(
  expected: Fields,
  { object, scalars }: Result,
  objects: Objects,
  tolerance: number,
): Difference | undefined {
  if (expected.has("scalars")) {
    const difference = compareValues(expected.get("scalars"), scalars, tolerance, "scalars");
    if (difference) return difference;
  }
  if (!expected.has("object")) return undefined;
  if (object === undefined) return { path: "object", expected: expected.text("object"), found: "none" };
  const cloned = asCloned(object);
  const wanted = new Fields(objects.expected(expected.text("object"))).get("object");
  const difference = compareValues(wanted, dumpObject(cloned), tolerance, "object");
  if (difference || !expected.has("after")) return difference;
  return compareValues(expected.get("after"), afterOf(cloned), tolerance, "after");
}

/** The goldens hold clones, and TH1::Copy forgets whether overflows count. */
function asCloned(object: Celled | Sparse): Celled | Sparse {
  if (object.kind === "sparse") return object;
  return { ...object, attributes: changedAttributes(object.attributes, { fStatOverflows: undefined }) };
}
