import { createRandom } from "./random.js";

/** A changed file and how it was changed, so that a failure can be repeated. */
export interface Mutation {
  readonly how: string;
  readonly bytes: Uint8Array;
}

/** The file cut at every `step`-th byte. */
export function* truncations(bytes: Uint8Array, step: number): Generator<Mutation> {
  for (let length = 0; length < bytes.length; length += step) {
    yield { how: `cut at ${length}`, bytes: bytes.subarray(0, length) };
  }
}

/** Every `step`-th byte with all its bits flipped, one at a time. */
export function* flips(bytes: Uint8Array, step: number): Generator<Mutation> {
  for (let at = 0; at < bytes.length; at += step) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    yield { how: `byte ${at} flipped`, bytes: changed };
  }
}

/** Values that counts, lengths, offsets and tags are most likely to be mishandled with. */
const spiteful = [
  0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x3fff_ffff, 0x4000_0001, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff,
];

/**
 * Random changes that know the structure: spiteful numbers where numbers are, offsets that point at other records, pieces copied
 * over others, and bits flipped.
 */
export function* randomChanges(bytes: Uint8Array, count: number, seed: number): Generator<Mutation> {
  const random = createRandom(seed);
  const pick = (limit: number) => Math.floor(random() * limit);
  for (let i = 0; i < count; i++) {
    const changed = bytes.slice();
    const view = new DataView(changed.buffer);
    const steps: string[] = [];
    for (let step = 1 + pick(3); step > 0; step--) {
      const at = pick(changed.length - 4);
      switch (pick(4)) {
        case 0: {
          const value = spiteful[pick(spiteful.length)] ?? 0;
          view.setUint32(at, value);
          steps.push(`${value} at ${at}`);
          break;
        }
        case 1: {
          const value = pick(changed.length);
          view.setUint32(at, value);
          steps.push(`offset ${value} at ${at}`);
          break;
        }
        case 2: {
          const from = pick(changed.length);
          const length = Math.min(pick(64), changed.length - Math.max(from, at));
          changed.copyWithin(at, from, from + length);
          steps.push(`${length} bytes of ${from} at ${at}`);
          break;
        }
        default: {
          const bit = pick(8);
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          steps.push(`bit ${bit} of ${at}`);
        }
      }
    }
    yield { how: `seed ${seed}, number ${i}: ${steps.join(", ")}`, bytes: changed };
  }
}
