import { describe, expect, it } from "vitest";
import { h1 } from "../builders/h1.js";
import { h2 } from "../builders/h2.js";
import { toMatchHist } from "./to-match-hist.js";

expect.extend({ toMatchHist });

const hist = h1("a", [1, 2, 3]);

describe("toMatchHist", () => {
  it("takes equal contents under another name", () => {
    expect(h1("b", [1, 2, 3])).toMatchHist(hist);
    expect(h1("b", [1, 2, 3.0001])).toMatchHist(hist, { relative: 1e-3 });
    expect(h1("b", [1, 2, 4])).not.toMatchHist(hist);
  });

  it.each([
    { name: "no histogram", received: 7, message: "Expected a histogram of kind h1, found number." },
    { name: "another kind", received: h2("a", [[1]]), message: "Expected a histogram of kind h1, found h2." },
    {
      name: "another axis",
      received: h1("a", [1, 2], {}),
      message: "Axis x differs: expected nbins 3, found 2.",
    },
    {
      name: "another range",
      received: h1("a", [1, 2, 3], { x: { max: 4 } }),
      message: "Axis x differs: expected max 3, found 4.",
    },
    {
      name: "a cell",
      received: h1("a", [1, 5, 3]),
      message: "contents differ: bin 2 expected 2, found 5.",
    },
    {
      name: "an underflow",
      received: { ...hist, contents: Float64Array.of(9, 1, 2, 3, 0) },
      message: "contents differ: bin underflow expected 0, found 9.",
    },
    { name: "entries", received: { ...hist, entries: 7 }, message: "Expected 6 entries, found 7." },
    {
      name: "an edge",
      received: { ...hist, axes: [{ ...hist.axes[0], edges: [0, 1, 2, 3] }] },
      message: "Axis x differs: edge 0 is not the same.",
    },
  ])("tells the first difference: $name", ({ received, message }) => {
    expect(toMatchHist(received, hist).message()).toBe(message);
  });

  it("names the first cells of many, by the bins of each axis", () => {
    const zeros = Array.from({ length: 3 }, () => [0, 0, 0]);
    const ones = Array.from({ length: 3 }, () => [1, 1, 1]);
    expect(toMatchHist(h2("a", ones), h2("a", zeros)).message()).toBe(
      "contents differ: bin (1, 1) expected 0, found 1; bin (2, 1) expected 0, found 1; bin (3, 1) expected 0, found 1; " +
        "bin (1, 2) expected 0, found 1; bin (2, 2) expected 0, found 1; 9 cells in all.",
    );
  });

  it("looks into stacks", () => {
    const stack = { kind: "stack", name: "s", title: "", members: [hist, h1("b", [1, 1])] } as const;
    expect(toMatchHist({ ...stack, members: [hist] }, stack).message()).toBe("Expected a stack of 2 members, found 1.");
    expect(toMatchHist({ ...stack, members: [hist, h1("b", [1, 2])] }, stack).message()).toBe(
      "Member 2: contents differ: bin 2 expected 1, found 2.",
    );
  });
});
