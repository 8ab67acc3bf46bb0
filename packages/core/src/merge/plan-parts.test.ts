import { describe, expect, it } from "vitest";
import { planParts } from "./plan-parts.js";

const part = (plus: number, minus?: number) => (minus === undefined ? { plus } : { plus, minus });

describe("planParts", () => {
  it.each([
    { name: "the start of the run", first: 0, last: 2, rule: "copy of last", parts: [part(2)] },
    { name: "several files", first: 1, last: 3, rule: "last minus first", minus: 1, parts: [part(3, 1)] },
    { name: "one file", first: 3, last: 3, rule: "file minus the file before it", minus: 2, parts: [part(3, 2)] },
    { name: "the first file", first: 0, last: 0, rule: "copy of last", parts: [part(0)] },
    {
      name: "a fall inside",
      first: 1,
      last: 5,
      falls: [3],
      rule: "last minus first",
      minus: 1,
      segments: 2,
      parts: [part(2, 1), part(5)],
    },
    {
      name: "a fall behind the first file: nothing comes before it",
      first: 1,
      last: 3,
      falls: [2],
      rule: "last minus first",
      minus: 1,
      segments: 2,
      parts: [part(3)],
    },
    {
      name: "a fall at the only file",
      first: 3,
      last: 3,
      falls: [3],
      rule: "file minus the file before it",
      minus: 2,
      segments: 2,
      parts: [part(3)],
    },
    {
      name: "two falls from the start of the run",
      first: 0,
      last: 4,
      falls: [1, 3],
      rule: "copy of last",
      segments: 3,
      parts: [part(0), part(2), part(4)],
    },
    {
      name: "a fall outside",
      first: 2,
      last: 3,
      falls: [1, 2, 4],
      rule: "last minus first",
      minus: 2,
      parts: [part(3, 2)],
    },
  ])("$name", ({ first, last, falls = [], rule, minus, segments = 1, parts }) => {
    const plan = planParts({ cumulative: true, first, last, fell: (index) => falls.includes(index) });
    expect(plan).toEqual({ rule, ...(minus === undefined ? {} : { minus }), segments, parts });
  });

  it("adds files that hold their interval", () => {
    const plan = planParts({ cumulative: false, first: 1, last: 3, fell: () => true });
    expect(plan).toEqual({ rule: "sum", segments: 1, parts: [part(1), part(2), part(3)] });
  });
});
