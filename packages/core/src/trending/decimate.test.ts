import { describe, expect, it } from "vitest";
import { type DecimateRange, decimate } from "./decimate.js";

const many = 10_000;
const wave = Float64Array.from({ length: many }, (_, i) => Math.sin(i / 50));
const minutes = Float64Array.from({ length: many }, (_, i) => 60 * i);
const at = (values: Float64Array, range: DecimateRange, place = minutes) => [
  ...decimate({ place: place.subarray(0, values.length), value: values }, range),
];

describe("decimate", () => {
  it("keeps all where they are few", () => {
    expect(at(wave.slice(0, 40), { buckets: 10 })).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(at(new Float64Array(), { buckets: 10 })).toEqual([]);
  });

  it("keeps each extreme, however short it was", () => {
    const values = wave.slice();
    [values[1234], values[5678]] = [99, -99];
    const kept = at(values, { buckets: 100 });
    expect(kept.length).toBeLessThanOrEqual(400);
    expect(kept).toEqual(expect.arrayContaining([0, 1234, 5678, many - 1]));
    expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
  });

  it("shows the same band in each part as all points do", () => {
    const buckets = 50;
    const kept = at(wave, { buckets });
    const part = (index: number) => Math.min(buckets - 1, Math.floor((index * buckets) / (many - 1)));
    for (let bucket = 0; bucket < buckets; bucket++) {
      const all = [...wave].filter((_, i) => part(i) === bucket);
      const some = kept.filter((i) => part(i) === bucket).map((i) => wave[i] ?? Number.NaN);
      expect([Math.min(...some), Math.max(...some)]).toEqual([Math.min(...all), Math.max(...all)]);
    }
  });

  it.each([
    { name: "both ends included", range: { from: 60, to: 240 }, kept: [1, 2, 3, 4] },
    { name: "between points", range: { from: 61, to: 239 }, kept: [2, 3] },
    { name: "an open end", range: { from: 60 * (many - 2) }, kept: [many - 2, many - 1] },
    { name: "nothing there", range: { from: 1e9 }, kept: [] },
    { name: "the wrong way round", range: { from: 240, to: 60 }, kept: [] },
  ])("takes a range: $name", ({ range, kept }) => {
    expect(at(wave, { buckets: 10, ...range })).toEqual(kept);
  });

  it("keeps one that is no number, and infinities as extremes", () => {
    const values = wave.slice();
    values.fill(Number.NaN, 2000, 2002);
    values[7000] = Number.POSITIVE_INFINITY;
    expect(at(values, { buckets: 10 })).toEqual(expect.arrayContaining([2001, 7000]));
    expect(at(new Float64Array(many).fill(Number.NaN), { buckets: 4 })).toHaveLength(8);
  });

  it("takes points of one moment, and a gap that is longer than a part", () => {
    expect(at(wave, { buckets: 10 }, new Float64Array(many).fill(7))).toHaveLength(4);
    const place = minutes.map((time, i) => (i < 100 ? time : time + 1e9));
    expect(at(wave, { buckets: 10 }, place)).toEqual(expect.arrayContaining([0, 99, 100, many - 1]));
  });
});
