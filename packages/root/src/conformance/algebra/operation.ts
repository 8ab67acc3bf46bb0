import type { Sparse } from "../../classes/types.js";
import { binRange, setAxisRange } from "../../hist/axis/axis-range.js";
import { changedAttributes } from "../../hist/cells/bits.js";
import type { AnyProfile, Axis, Binned, Celled, Histogram, Profile } from "../../hist/types.js";
import { type Fields, toNumber } from "../fields.js";

/** What an operation gives: an object, and values that the getters return. */
export interface Result {
  readonly object?: Celled | Sparse | undefined;
  readonly scalars?: Readonly<Record<string, unknown>>;
}

/** An operation of the goldens, as the function op_* of make_goldens.py describes it. */
export type Operation = (inputs: Inputs, args: Fields) => Result;

/** The inputs of a case with the kind that an operation needs. */
export class Inputs {
  readonly #objects: readonly (Celled | Sparse)[];

  constructor(objects: readonly (Celled | Sparse)[]) {
    this.#objects = objects;
  }

  get all(): readonly Celled[] {
    return this.#objects.map((_, index) => this.celled(index));
  }

  celled(index: number): Celled {
    const object = this.#objects[index];
    if (object === undefined || object.kind === "sparse") throw new TypeError(`expected a histogram as input ${index}`);
    return object;
  }

  binned(index: number): Binned {
    const object = this.celled(index);
    if ("binEntries" in object) throw new TypeError(`expected no profile as input ${index}`);
    return object;
  }

  profile(index: number): AnyProfile {
    const object = this.celled(index);
    if (!("binEntries" in object)) throw new TypeError(`expected a profile as input ${index}`);
    return object;
  }

  h1(index: number): Histogram<1> {
    return only(this.celled(index), "h1");
  }

  h2(index: number): Histogram<2> {
    return only(this.celled(index), "h2");
  }

  h3(index: number): Histogram<3> {
    return only(this.celled(index), "h3");
  }

  flat(index: number): Histogram<2> | Profile<2> {
    const object = this.celled(index);
    if (object.kind !== "h2" && object.kind !== "profile2") throw new TypeError(`expected two axes in input ${index}`);
    return object;
  }

  sparse(index: number): Sparse {
    const object = this.#objects[index];
    if (object?.kind !== "sparse") throw new TypeError(`expected a sparse histogram as input ${index}`);
    return object;
  }
}

function only<K extends Celled["kind"]>(hist: Celled, kind: K): Extract<Celled, { readonly kind: K }> {
  if (hist.kind !== kind) throw new TypeError(`expected ${kind}, found ${hist.kind}`);
  // Narrowed by the line before; the compiler does not narrow a union by a type parameter.
  return hist as Extract<Celled, { readonly kind: K }>;
}

/** Sets ranges as the goldens write them: ["x", first, last] or ["y", "user", from, to]. */
export function withRanges<H extends Celled>(hist: H, args: Fields): H {
  if (!args.has("ranges")) return hist;
  return args.items("ranges").reduce<H>((ranged, range) => withRange(ranged, Array.isArray(range) ? range : []), hist);
}

export function withRange<H extends Celled>(hist: H, range: readonly unknown[]): H {
  const index = ["x", "y", "z"].indexOf(String(range[0]));
  const axis: Axis | undefined = hist.axes[index];
  const isUser = range[1] === "user";
  const [from, to] = range.slice(isUser ? 2 : 1).map((value) => toNumber(value));
  if (from === undefined || to === undefined) throw new TypeError("expected two numbers as a range");
  // The axis of the value: a range there sets minimum and maximum.
  if (axis === undefined) {
    return { ...hist, attributes: changedAttributes(hist.attributes, { fMinimum: from, fMaximum: to }) };
  }
  const [first, last] = isUser ? binRange(axis, from, to) : [from, to];
  return { ...hist, axes: hist.axes.map((each: Axis, i) => (i === index ? setAxisRange(axis, first, last) : each)) };
}
