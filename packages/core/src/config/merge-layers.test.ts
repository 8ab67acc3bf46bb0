import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConfigMap, mergeLayers } from "./merge-layers.js";

const seed = 20261124;
const maps: fc.Arbitrary<ConfigMap> = fc.letrec<{ map: ConfigMap; value: unknown }>((tie) => ({
  map: fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__", "fileName"), tie("value"), { maxKeys: 4 }),
  value: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.array(fc.integer(), { maxLength: 2 }), tie("map")),
})).map;

describe("mergeLayers", () => {
  it.each([
    ["adds keys", [{ a: 1 }, { b: 2 }], { a: 1, b: 2 }],
    ["replaces scalars", [{ a: 1 }, { a: 2 }], { a: 2 }],
    ["replaces lists", [{ a: [1, 2] }, { a: [3] }], { a: [3] }],
    ["merges maps", [{ a: { x: 1 } }, { a: { y: 2 } }], { a: { x: 1, y: 2 } }],
    ["replaces a map by a scalar", [{ a: { x: 1 } }, { a: null }], { a: null }],
    ["replaces a scalar by a map", [{ a: 1 }, { a: { x: 1 } }], { a: { x: 1 } }],
    [
      "replaces a grammar whole",
      [{ fileName: { grammar: "alice" } }, { fileName: { pattern: "x" } }],
      { fileName: { pattern: "x" } },
    ],
    ["makes an empty map of nothing", [], {}],
  ])("%s", (_name, layers, expected) => {
    expect(mergeLayers(layers)).toEqual(expected);
  });

  it("changes nothing when the highest is put on top again", () => {
    const property = fc.property(maps, maps, (lower, higher) => {
      expect(mergeLayers([mergeLayers([lower, higher]), higher])).toEqual(mergeLayers([lower, higher]));
    });
    fc.assert(property, { seed, numRuns: 200 });
  });

  it("never changes its input or the prototype", () => {
    const property = fc.property(maps, maps, (lower, higher) => {
      const before = JSON.stringify([lower, higher]);
      mergeLayers([lower, higher]);
      expect(JSON.stringify([lower, higher])).toBe(before);
      expect(Object.keys(Object.prototype)).toEqual([]);
    });
    fc.assert(property, { seed, numRuns: 200 });
  });
});
