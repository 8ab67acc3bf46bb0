import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AnyObject } from "../classes/types.js";
import { createHistogram, createProfile } from "../hist/filling/create-histogram.js";
import type { Celled, Storage } from "../hist/types.js";
import { encodeRootFile } from "../write/encode-root-file.js";
import { openInput } from "./inputs.js";
import { mergeObjects } from "./merge-objects.js";
import { SumByShape } from "./sum-by-shape.js";

const SEED = 20_261_128;

/** A small generator of numbers from 0 to 1, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Learns from a pair of files and adds every object; how many were added as bytes. Those are compared with the objects' sum. */
async function compare(files: readonly Uint8Array[]): Promise<number> {
  const inputs = await Promise.all(files.map((bytes) => openInput(bytes, undefined)));
  const shapes = new SumByShape();
  let summed = 0;
  for (const [path, entry] of inputs[0]?.entries ?? []) {
    const places = inputs.map(({ file, entries }) => ({ file, entry: entries.get(path) ?? entry }));
    // The second time is the first one of which something is learnt.
    for (let i = 0; i < 2 && shapes.add(places) === undefined; i++) shapes.learn(places);
    const record = shapes.add(places);
    if (record === undefined) continue;
    const objects = await Promise.all(places.map(({ file, entry: { cycle } }) => file.read(path, cycle)));
    const merged = mergeObjects(objects as [AnyObject, ...AnyObject[]]);
    if (!merged.ok) throw new Error(`${path} has no sum: ${merged.reason}`);
    const expected = await recordOf(merged.object, path);
    expect(Buffer.compare(record, expected), path).toBe(0);
    summed++;
  }
  return summed;
}

async function recordOf(object: AnyObject, path: string): Promise<Uint8Array> {
  const { file, entries } = await openInput(encodeRootFile([{ path, object }]), undefined);
  const entry = [...entries.values()][0];
  const record = entry && file.recordNow(entry);
  if (record === undefined) throw new Error(`${path} was not written`);
  return record;
}

const goldens = new URL("../../../../testdata/root/goldens/", import.meta.url);

describe("sums of bytes are those of objects", () => {
  it.each(readdirSync(goldens).filter((name) => name.endsWith(".root") && !name.startsWith("blocks")))(
    "in %s, three times the same file",
    async (name) => {
      const bytes = new Uint8Array(readFileSync(new URL(name, goldens)));
      await compare([bytes, bytes, bytes]);
    },
  );

  it("has goldens to compare", async () => {
    const bytes = new Uint8Array(readFileSync(new URL("classes.root", goldens)));
    expect(await compare([bytes, bytes])).toBeGreaterThan(10);
  });

  const storages: readonly Storage[] = ["int8", "int16", "int32", "float32", "float64"];
  const axes = [{ nbins: 3, min: -1, max: 2 }, { edges: [0, 1, 4] }, { nbins: 2, min: 0, max: 1 }] as const;

  it.each(storages)(`of %s with every number, seed ${SEED}`, async (storage) => {
    const random = generator(SEED);
    const rows = [false, true].flatMap((weighted) =>
      ([1, 2, 3] as const).map((dimension) => {
        const name = `h${dimension}${weighted}`;
        const some = axes.slice(0, dimension) as unknown as readonly [(typeof axes)[0]];
        return createHistogram({ name, title: "t", axes: some, storage, weighted });
      }),
    );
    const files = filesOf(rows, random);
    expect(await compare(files)).toBe(rows.length * VARIANTS);
  });

  it(`of profiles with every number, seed ${SEED}`, async () => {
    const random = generator(SEED);
    const rows = ([1, 2, 3] as const).map((dimension) => {
      const some = axes.slice(0, dimension) as unknown as readonly [(typeof axes)[0]];
      const profile = createProfile({ name: `p${dimension}`, axes: some, errors: "s", valueRange: [0, 9] });
      return dimension === 2 ? { ...profile, binSumw2: new Float64Array(profile.contents.length) } : profile;
    });
    const found = await compare(filesOf(rows, random));
    // Profiles without statistics are made into objects, as these come from the cells.
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(rows.length * VARIANTS);
  });
});

describe("what is not added as bytes", () => {
  const plain = createHistogram({ name: "h", axes: [{ nbins: 4, min: 0, max: 4 }] });
  const like = (change: object) => ({ ...plain, ...change }) as AnyObject;
  const one = (object: AnyObject) => encodeRootFile([{ path: "h", object }], { level: 0 });

  it.each<[string, AnyObject, AnyObject]>([
    ["other limits", plain, createHistogram({ name: "h", axes: [{ nbins: 4, min: 0, max: 5 }] })],
    ["another class", plain, like({ storage: "float32", contents: new Float32Array(6) })],
    ["labels", ...twice(createHistogram({ name: "h", axes: [{ labels: ["a", "b"] }] }))],
    ["pending fills", ...twice(like({ attributes: { fBuffer: Float64Array.of(1, 1, 2), fBufferSize: 3 } }))],
    ["a range", ...twice(like({ axes: [{ ...plain.axes[0], attributes: { fBits: 1 << 11, fFirst: 1, fLast: 2 } }] }))],
    ["no limits", ...twice(like({ axes: [{ ...plain.axes[0], min: 0, max: 0 }] }))],
    ["other looks", plain, like({ attributes: { fLineColor: 2 } })],
    ["functions", ...twice(like({ attributes: { fFunctions: functions() } }))],
    ["a name beyond ASCII", ...twice(like({ name: "μ" }))],
    ["contents without statistics", ...twice(like({ entries: 4 }))],
    ["64-bit integers", ...twice(like({ storage: "int64" }))],
    ["no cells at all", ...twice<AnyObject>({ kind: "named", name: "h", title: "" })],
  ])("%s", async (_, first, second) => {
    expect(await compare([one(first), one(second)])).toBe(0);
  });

  it("objects whose files describe their class differently", async () => {
    const bytes = one(plain);
    const inputs = await Promise.all([openInput(bytes, undefined), openInput(withOtherInfos(bytes), undefined)]);
    const places = inputs.map(({ file, entries }) => ({ file, entry: [...entries.values()][0] }));
    const shapes = new SumByShape();
    const known = places.flatMap(({ file, entry }) => (entry ? [{ file, entry }] : []));
    for (let i = 0; i < 2; i++) shapes.learn(known);
    expect(shapes.add(known.slice(0, 1))).toBeDefined();
    expect(shapes.add(known)).toBeUndefined();
  });
});

const VARIANTS = 6;

/** Three files with variants of each histogram: usual and extreme numbers, negative and no entries, nothing at all. */
function filesOf(rows: readonly Celled[], random: () => number): Uint8Array[] {
  return [0, 1, 2].map((file) =>
    encodeRootFile(
      rows.flatMap((row) =>
        Array.from({ length: VARIANTS }, (_, variant) => {
          const path = `${row.name}_${variant}`;
          return { path, object: filled(row, path, variant, file, random) };
        }),
      ),
      // Small records are stored as they are, large ones packed.
      { level: file },
    ),
  );
}

const special = [0, -0, 1, -1, 127, -128, 32767, -32768, 2147483647, -2147483648, 1e-40, 1e300, 2 ** 53];

function filled(row: Celled, name: string, variant: number, file: number, random: () => number): AnyObject {
  const isExtreme = variant === 1;
  const isEmpty = variant === 2 ? file === 1 : variant === 3;
  const number = () =>
    isExtreme ? (special[Math.floor(random() * special.length)] ?? 0) : Math.floor(random() * 90) - 20;
  const numbers = <T extends { readonly length: number }>(like: T): T => {
    const copy = (like as unknown as Float64Array).slice();
    for (let i = 0; i < copy.length; i++) copy[i] = number();
    return copy as unknown as T;
  };
  const stats = numbers(row.stats) as unknown as Float64Array;
  stats[0] = isEmpty ? 0 : 1 + random();
  const entries = isEmpty ? 0 : variant === 4 ? -3 : 5;
  const arrays = ["contents", "sumw2", "binEntries", "binSumw2"]
    .filter((member) => member in row)
    .map((member) => [member, numbers((row as unknown as Record<string, Float64Array>)[member] ?? stats)]);
  return { ...row, name, title: `of ${file}`, entries, stats, ...Object.fromEntries(arrays) } as AnyObject;
}

function twice<T>(object: T): [T, T] {
  return [object, object];
}

function functions(): AnyObject {
  return { kind: "list", className: "TList", name: "", items: [{ kind: "named", name: "n", title: "t" }] };
}

/** The same file with another comment on a member of TH1, which counts as another description. */
function withOtherInfos(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const other = text.replace("Number of entries", "number of entries");
  if (other === text) throw new Error("the comment is not in the file");
  return new Uint8Array(Buffer.from(other, "latin1"));
}
