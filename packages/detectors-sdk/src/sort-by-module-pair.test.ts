import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortByModulePair } from "./sort-by-module-pair.js";

const modules = (...numbers: readonly number[]) => numbers.map((number) => `hist_SM${number}`);

describe("sortByModulePair", () => {
  it.each([
    {
      name: "all twenty",
      names: modules(...Array.from({ length: 20 }, (_, i) => i)),
      sorted: modules(18, 19, 16, 17, 14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1),
    },
    { name: "an odd number", names: modules(0, 1, 2), sorted: modules(1, 2, 0) },
    { name: "by number, not by text", names: modules(9, 10), sorted: modules(9, 10) },
    { name: "names without a number", names: ["x", "a_SM1", "_SM", "a_SM0"], sorted: ["a_SM0", "a_SM1", "x", "_SM"] },
    { name: "nothing", names: [], sorted: [] },
  ])("$name", ({ names, sorted }) => {
    expect(sortByModulePair(names, "_SM")).toEqual(sorted);
  });

  it("keeps every name, whatever the names are", () => {
    const names = fc.uniqueArray(
      fc.oneof(
        fc.string(),
        fc.nat({ max: 40 }).map((number) => `hist_SM${number}`),
      ),
    );
    fc.assert(
      fc.property(names, (given) => {
        expect([...sortByModulePair(given, "_SM")].sort()).toEqual([...given].sort());
      }),
      { seed: 20151124, numRuns: 200 },
    );
  });
});
