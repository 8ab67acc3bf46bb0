import { type AnyHistogram, createHistogram, fillMany } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { type Coverage, covers } from "./covers.js";

const hist = (points: readonly number[], max = 3) =>
  fillMany(createHistogram({ name: "h", axes: [{ nbins: 3, min: 0, max }] }), points);
const graph: AnyHistogram = { kind: "graph", name: "g", title: "", x: [1], y: [1] };
const file = (hists: Readonly<Record<string, AnyHistogram | undefined>>): Coverage => ({
  names: Object.keys(hists),
  read: async (name) => hists[name],
});

describe("covers", () => {
  it.each<{ name: string; earlier: Coverage; later: Coverage; reason?: string }>([
    { name: "more of the same", earlier: file({ h: hist([1]) }), later: file({ h: hist([1, 2]), late: hist([]) }) },
    { name: "nothing new", earlier: file({ h: hist([1]) }), later: file({ h: hist([1]) }) },
    { name: "no counts", earlier: file({ g: graph }), later: file({}) },
    { name: "a damaged object", earlier: file({ h: undefined }), later: file({}) },
    {
      name: "a histogram that vanished",
      earlier: file({ h: hist([1]) }),
      later: file({}),
      reason: "h is in no later file",
    },
    {
      name: "counters that began anew",
      earlier: file({ h: hist([1, 2]) }),
      later: file({ h: hist([1]) }),
      reason: "h has fewer entries later: its counts began anew",
    },
    {
      name: "other axes",
      earlier: file({ h: hist([1]) }),
      later: file({ h: hist([1, 2], 4) }),
      reason: "h has other axes later",
    },
    {
      name: "another kind",
      earlier: file({ h: hist([1]) }),
      later: file({ h: graph }),
      reason: "h is of another kind later",
    },
  ])("$name", async ({ earlier, later, reason }) => {
    expect(await covers(earlier, later)).toEqual(reason === undefined ? { ok: true } : { ok: false, reason });
  });
});
