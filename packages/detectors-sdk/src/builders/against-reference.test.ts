import { emptyCanvas } from "@overwatch/core";
import { describe, expect, it } from "vitest";
import { fromFunction } from "../testing/builders/from-function.js";
import { againstReference, type ReferenceParts } from "./against-reference.js";

const even = fromFunction("hits", [20], () => 400);
const cases: readonly (Pick<ReferenceParts, "by" | "p"> & { name: string; hole: number; flag: string })[] = [
  { name: "the same shape", hole: 400, flag: "good" },
  { name: "a hole, by chi square", by: "chi2", hole: 200, flag: "bad" },
  { name: "a hole, by Kolmogorov's distance", by: "kolmogorov", hole: 0, flag: "bad" },
  { name: "a hole, by bins", by: "pulls", hole: 100, flag: "bad" },
  {
    name: "a dent that is fine by the probability that is asked",
    by: "pulls",
    hole: 320,
    p: { bad: 1e-9 },
    flag: "good",
  },
];

describe("againstReference", () => {
  it.each(cases)("$name", ({ by, p, hole, flag }) => {
    const alarm = againstReference({ id: "shape", hists: "hits", ...(by && { by }), ...(p && { p }) });
    const hist = fromFunction("hits", [20], (x) => (x < 10 ? hole : 400));
    const given = { hist, canvas: emptyCanvas, previousValues: [], value: undefined, reference: even };
    expect(alarm.use.judge(given).flag).toBe(flag);
  });

  it("compares with the newest good run unless another is named", () => {
    expect(againstReference({ id: "shape", hists: "hits/*", severity: "medium" })).toMatchObject({
      id: "shape",
      on: { hists: "hits/*" },
      reference: "previous run",
      severity: "medium",
      use: { name: "reference chi2" },
    });
    expect(againstReference({ id: "shape", hists: "hits/*", reference: 300_005 })).toMatchObject({
      reference: 300_005,
    });
  });
});
