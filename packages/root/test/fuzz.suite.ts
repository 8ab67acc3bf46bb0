import { readdirSync, readFileSync } from "node:fs";
import { deflateSync, inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flips, type Mutation, randomChanges, truncations } from "../fuzz/mutations.js";
import { readEverything } from "../fuzz/read-everything.js";

// What a damaged file may cost, beyond the file and the object that it claims: the limits of the issue, with room for a machine that
// is busy with other things. Every input that takes longer or throws what is no error of ours is printed with the way to repeat it.
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_151_124);
const MOST_MILLISECONDS = 100;
const MOST_BYTES = 64 << 20;

const root = new URL("../../../testdata/root/", import.meta.url);
const load = (path: string) => new Uint8Array(readFileSync(new URL(path, root)));
const small = "real/EMChistos_123456_DQM_1970_01_02_16_07_24.root";
const goldens = readdirSync(new URL("goldens/", root)).filter(
  (name) => name.endsWith(".root") && !name.startsWith("blocks"),
);

let tried = 0;
const slow: string[] = [];

beforeAll(() => {
  process.stdout.write(`fuzz: seed ${SEED} (another with FUZZ_SEED)\n`);
});
afterAll(() => {
  process.stdout.write(`fuzz: ${tried} files read\n`);
});

/** Reads one changed file: twice where the first time was slow, as the machine may have been. */
async function readOne(file: string, { how, bytes }: Mutation): Promise<ReadonlySet<string>> {
  const before = process.memoryUsage().arrayBuffers;
  const outcomes = await timed(`${file}: ${how}`, bytes);
  const grown = process.memoryUsage().arrayBuffers - before;
  // Buffers that nobody holds any more are collected some time; what one read holds at once is far below this.
  if (grown > MOST_BYTES + bytes.length) throw new Error(`${file}: ${how}: ${grown} bytes were taken`);
  return outcomes;
}

async function timed(what: string, bytes: Uint8Array): Promise<ReadonlySet<string>> {
  for (let attempt = 0; ; attempt++) {
    const start = process.cpuUsage();
    const outcomes = await readEverything(bytes).catch((error: unknown) => {
      throw new Error(what, { cause: error });
    });
    const { user, system } = process.cpuUsage(start);
    tried++;
    if ((user + system) / 1000 < MOST_MILLISECONDS) return outcomes;
    if (attempt === 2) {
      slow.push(`${what}: ${Math.round((user + system) / 1000)} ms`);
      return outcomes;
    }
  }
}

async function survive(file: string, mutations: Iterable<Mutation>): Promise<Map<string, number>> {
  const outcomes = new Map<string, number>();
  for (const mutation of mutations) {
    for (const outcome of await readOne(file, mutation)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return outcomes;
}

describe("damaged files", () => {
  it("every byte of a small file flipped", async () => {
    const outcomes = await survive(small, flips(load(small), 1));
    expect(outcomes.get("OBJECT_DAMAGED")).toBeGreaterThan(100);
  });

  it.each(goldens)("%s cut at every 64th byte is never taken for whole", async (name) => {
    const bytes = load(`goldens/${name}`);
    // Of the large ones every n-th cut, so that each file takes its share of the time.
    const step = 64 * Math.ceil(bytes.length / (64 * 400));
    const outcomes = await survive(name, truncations(bytes, step));
    expect([...outcomes.keys()].filter((code) => !code.startsWith("FILE_"))).toEqual([]);
  });

  it.each(goldens)("%s changed where numbers, offsets and records are", async (name) => {
    const bytes = load(`goldens/${name}`);
    await survive(name, randomChanges(bytes, bytes.length > 50_000 ? 40 : 120, SEED));
  });

  it.each(goldens)("%s changed inside its compressed objects", async (name) => {
    const bytes = load(`goldens/${name}`);
    await survive(name, insideObjects(bytes, bytes.length > 50_000 ? 40 : 120, SEED));
  });

  it("random bytes with the beginning of a ROOT file", async () => {
    const head = load(small).subarray(0, 100);
    await survive(
      "random",
      randomChanges(
        Uint8Array.from({ length: 4000 }, (_, i) => head[i] ?? (i * 7919) >>> 3),
        500,
        SEED,
      ),
    );
  });

  it("none of them took longer than it may", () => {
    expect(slow).toEqual([]);
  });
});

/** Changes an uncompressed payload and packs it again, so that the change gets past the checksums to the decoder of objects. */
function* insideObjects(bytes: Uint8Array, count: number, seed: number): Generator<Mutation> {
  const records = zlibRecords(bytes);
  for (const [n, { at, from, size, payload }] of records.entries()) {
    if (n * 20 > count) return;
    for (const { how, bytes: changed } of randomChanges(
      payload,
      Math.ceil(count / Math.min(records.length, 20)),
      seed + n,
    )) {
      const packed = deflateSync(changed, { level: 9 });
      // Only what is not longer than before fits in its place; the rest of the block is the next one's head, or nothing.
      if (packed.length > size) continue;
      const file = bytes.slice();
      file.set(packed, from);
      const view = new DataView(file.buffer);
      for (let i = 0; i < 3; i++) view.setUint8(from - 6 + i, packed.length >>> (8 * i));
      const nbytes = from + packed.length - at;
      view.setInt32(at, nbytes);
      yield { how: `record at ${at}, ${how}`, bytes: file };
    }
  }
}

/** Records of one zlib block, found by walking over the file as its writer left it. */
function zlibRecords(bytes: Uint8Array): { at: number; from: number; size: number; payload: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const records: { at: number; from: number; size: number; payload: Uint8Array }[] = [];
  for (let at = 100; at + 26 < bytes.length; ) {
    const nbytes = view.getInt32(at);
    if (nbytes === 0) break;
    const from = at + view.getInt16(at + 14) + 9;
    if (nbytes > 0 && String.fromCharCode(...bytes.subarray(from - 9, from - 7)) === "ZL") {
      const size = at + nbytes - from;
      try {
        records.push({ at, from, size, payload: new Uint8Array(inflateSync(bytes.subarray(from, from + size))) });
      } catch {
        // Of several blocks.
      }
    }
    at += Math.abs(nbytes);
  }
  return records;
}
