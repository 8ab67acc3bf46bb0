import { describe, expect, it } from "vitest";
import { latencyOf } from "./latency.js";

const madeBy = { plugin: null, version: null, node: "20.19.0" };
const passage = (received: number, took: number) => ({
  file: `f${received}`,
  received,
  merged: received + took / 4,
  processed: received + took / 2,
  published: received + took,
});

describe("latencyOf", () => {
  it("is undefined without passages", () => {
    expect(latencyOf({ madeBy })).toBeUndefined();
    expect(latencyOf({ madeBy: { ...madeBy, passages: [] } })).toBeUndefined();
  });

  it("has percentiles by nearest rank, since the last byte came", () => {
    const passages = Array.from({ length: 100 }, (_, i) => passage(1000 + i, 4 * (i + 1)));
    expect(latencyOf({ madeBy: { ...madeBy, passages } })).toEqual({
      files: 100,
      merged: { p50: 50, p95: 95, p99: 99 },
      processed: { p50: 100, p95: 190, p99: 198 },
      published: { p50: 200, p95: 380, p99: 396 },
      newest: passages[99],
    });
  });

  it.each([
    ["one file", [passage(10, 8)], 8],
    ["a clock that jumped back", [passage(10, -3600)], 0],
  ])("of %s", (_name, passages, p99) => {
    expect(latencyOf({ madeBy: { ...madeBy, passages } })?.published).toEqual({ p50: p99, p95: p99, p99 });
  });
});
