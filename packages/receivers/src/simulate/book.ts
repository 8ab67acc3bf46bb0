import {
  type AxisSpec,
  type Celled,
  createHistogram,
  createProfile,
  fillMany,
  type Histogram,
  type Profile,
  type Storage,
} from "@overwatch/core/hist";
import type { AnyObject } from "@overwatch/core/root";

/** Uniform bins as physicists write them, or the edges of bins, or labels. */
export type Bins = readonly [nbins: number, min: number, max: number] | { readonly edges: readonly number[] } | Labels;
interface Labels {
  readonly labels: readonly string[];
}

/** The name of a histogram and how it is stored; `title` may name the axes: `title;x;y;z`. */
export interface Entry {
  readonly name: string;
  readonly title: string;
  /** Default "float32", ROOT's TH1F. */
  readonly storage?: Storage;
}

/** Coordinates of fills, one array per axis, all of one length. */
type Column<T = number> = ArrayLike<T>;

/** The histograms that a merger holds: each is made when it is filled for the first time, and grows from then on. */
export class Book {
  readonly #hists = new Map<string, Celled>();
  readonly #others = new Map<string, AnyObject>();

  fill1(entry: Entry, x: Bins, xs: Column<number | string>): void {
    const hist = this.#get(entry, () => createHistogram({ ...parts(entry), axes: axes(entry, x) as [AxisSpec] }));
    this.#hists.set(entry.name, fillMany(hist as Histogram<1>, Array.from(xs)));
  }

  fill2(entry: Entry, x: Bins, y: Bins, xs: Column, ys: Column, weights?: readonly number[]): void {
    const hist = this.#get(entry, () => createHistogram({ ...parts(entry), axes: axes(entry, x, y) as TwoAxes }));
    const points = Array.from(xs, (at, i) => [at, ys[i] ?? 0] as const);
    this.#hists.set(entry.name, fillMany(hist as Histogram<2>, points, weights));
  }

  fill3(entry: Entry, [x, y, z]: readonly [Bins, Bins, Bins], xs: Column, ys: Column, zs: Column): void {
    const make = () => createHistogram({ ...parts(entry), axes: axes(entry, x, y, z) as [...TwoAxes, AxisSpec] });
    const points = Array.from(xs, (at, i) => [at, ys[i] ?? 0, zs[i] ?? 0] as const);
    this.#hists.set(entry.name, fillMany(this.#get(entry, make) as Histogram<3>, points));
  }

  fillProfile(entry: Entry, x: Bins, xs: Column, values: Column): void {
    const hist = this.#get(entry, () => createProfile({ ...parts(entry), axes: axes(entry, x) as [AxisSpec] }));
    const points = Array.from(xs, (at, i) => [at, values[i] ?? 0] as const);
    this.#hists.set(entry.name, fillMany(hist as Profile<1>, points));
  }

  /** An object that is no histogram: it is sent along, as detectors do. */
  put(name: string, object: AnyObject): void {
    this.#others.set(name, object);
  }

  /** Everything, in order of names. */
  objects(): readonly { readonly name: string; readonly object: AnyObject }[] {
    const all = [...this.#hists, ...this.#others].map(([name, object]) => ({ name, object }));
    return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  clear(): void {
    this.#hists.clear();
    this.#others.clear();
  }

  #get(entry: Entry, make: () => Celled): Celled {
    return this.#hists.get(entry.name) ?? make();
  }
}

type TwoAxes = [AxisSpec, AxisSpec];

function parts({ name, title, storage = "float32" }: Entry) {
  return { name, title: title.split(";")[0] ?? "", storage };
}

function axes({ title }: Entry, ...bins: readonly Bins[]): AxisSpec[] {
  const titles = title.split(";").slice(1);
  return bins.map((each, i): AxisSpec => {
    const named = { title: titles[i] ?? "" };
    if (!("length" in each)) return { ...named, ...each };
    const [nbins, min, max] = each;
    return { ...named, nbins, min, max };
  });
}
