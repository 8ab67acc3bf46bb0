import { describe, expect, it } from "vitest";
import { classNameOf } from "../classes/class-name-of.js";
import type { AnyObject, ListObject, ParameterObject } from "../classes/types.js";
import { createHistogram } from "../hist/filling/create-histogram.js";
import { fillMany } from "../hist/filling/fill.js";
import type { Graph, Stack } from "../hist/types.js";
import { mergeObjects } from "./merge-objects.js";

const hist = (name: string, points: readonly number[]) =>
  fillMany(createHistogram({ name, axes: [{ nbins: 2, min: 0, max: 2 }] }), points);
const parameter = (value: ParameterObject["value"], fBits = 0): ParameterObject => ({
  kind: "parameter",
  className: typeof value === "boolean" ? "TParameter<bool>" : "TParameter<double>",
  name: "p",
  value,
  ...(fBits !== 0 && { attributes: { fBits } }),
});
const list = (items: ListObject["items"]): ListObject => ({ kind: "list", className: "TObjArray", name: "l", items });
const note = (title: string): AnyObject => ({ kind: "named", name: "n", title });

function mergedOf<T extends AnyObject>(...inputs: [T, ...T[]]): T {
  const result = mergeObjects(inputs);
  if (!result.ok) throw new Error(result.reason);
  return result.object as T;
}

describe("graphs", () => {
  it("stay what they are: symmetric errors are one array", () => {
    const e = Float64Array.of(1);
    const graph: Graph = {
      kind: "graph",
      name: "g",
      title: "",
      x: [1],
      y: [2],
      errors: { xLow: e, xHigh: e, yLow: e, yHigh: e },
    };
    const merged = mergedOf(graph, graph);
    expect([merged.x.length, classNameOf(merged)]).toEqual([2, "TGraphErrors"]);
  });
});

describe("parameters", () => {
  it.each([
    ["are added", [2, 3, 4], 0, 9],
    ["are multiplied with the option *", [2, 3, 4], 1 << 16, 24],
    ["give the largest with M", [2, 4, 3], 1 << 17, 4],
    ["give the smallest with m", [3, 2, 4], 1 << 18, 2],
    ["give the first with f", [2, 3, 4], 1 << 19, 2],
    ["give the last with l", [2, 3, 4], 1 << 20, 4],
    ["hold where one holds", [false, true], 0, true],
    ["hold where all hold with *", [false, true], 1 << 16, false],
    ["are added exactly beyond doubles", [2n ** 60n, 1], 0, 2n ** 60n + 1n],
  ])("%s", (_, values, bits, expected) => {
    const [first, ...others] = values.map((value) => parameter(value, bits));
    if (first === undefined) throw new Error("no case");
    expect(mergedOf(first, ...others).value).toBe(expected);
  });
});

describe("collections", () => {
  it("are merged item by item, by name, and lose nothing", () => {
    const merged = mergedOf(
      list([hist("a", [0.5]), note("old")]),
      list([note("new"), hist("b", [0.5]), hist("a", [0.5])]),
    );
    expect(merged.items).toMatchObject([
      { name: "a", entries: 2 },
      { name: "n", title: "new" },
      { name: "b", entries: 1 },
    ]);
  });

  it("keep their empty places", () => {
    const merged = mergedOf(list([null, hist("a", [0.5])]), list([null, hist("a", [0.5])]));
    expect(merged.items).toMatchObject([null, { entries: 2 }]);
  });

  it("of stacks too", () => {
    const stack: Stack = { kind: "stack", name: "s", title: "", members: [hist("a", [0.5]), hist("b", [1.5])] };
    expect(mergedOf(stack, stack).members.map(({ entries }) => entries)).toEqual([2, 2]);
  });

  it("have no sum when an item has none", () => {
    const odd = createHistogram({ name: "a", axes: [{ nbins: 3, min: 0, max: 2 }] });
    expect(mergeObjects([list([hist("a", [0.5])]), list([fillMany(odd, [0.5])])])).toMatchObject({ ok: false });
  });
});
