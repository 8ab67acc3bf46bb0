import { describe, expect, it } from "vitest";
import * as z from "zod";
import { emptyCanvas } from "../model/canvas.js";
import type { Trend } from "../model/trend.js";
import { defineTrender } from "./define-trender.js";

const entries = defineTrender({
  name: "entries",
  kind: "any",
  config: z.object({ factor: z.number().default(1) }),
  process: ({ factor }, hist) => ("entries" in hist ? { value: factor * hist.entries } : undefined),
});
const empty = { kind: "graph", name: "g", title: "", x: [], y: [] } as const;
const moment = { time: 0, run: 1, nEvents: undefined };
const trend: Trend = { subsystem: "TST", id: "t", title: "Entries", unit: "counts", hist: "h", points: [] };

describe("defineTrender", () => {
  it("takes defaults from the schema and binds process to them", () => {
    const bound = entries();
    expect(bound).toMatchObject({ $type: "@overwatch/trender", name: "entries", kind: "any", config: { factor: 1 } });
    expect(bound.process(empty, moment)).toBeUndefined();
  });

  it("describes a trend as it is declared unless the trender says otherwise", () => {
    const about = { title: "Entries", unit: "", hist: "h" };
    expect(entries().initialize(about)).toEqual(about);
    const percent = defineTrender({
      name: "percent",
      kind: "any",
      config: z.object({}),
      initialize: (_config, head) => ({ ...head, unit: "%" }),
      process: () => undefined,
    });
    expect(percent().initialize(about)).toEqual({ ...about, unit: "%" });
  });

  it("WART 49: draws points over time, with the unit on the axis", () => {
    expect(entries().present(trend, emptyCanvas)).toMatchObject({
      x: { title: "Time", time: true },
      y: { title: "Entries (counts)" },
    });
    expect(entries().present({ ...trend, unit: "" }, emptyCanvas)).toMatchObject({ y: { title: "Entries" } });
  });

  it("takes another configuration by rebind and stays as it was", () => {
    const first = entries();
    expect(first.rebind({ factor: 3 }).config).toEqual({ factor: 3 });
    expect(first.config).toEqual({ factor: 1 });
  });

  it("refuses a configuration of the wrong form", () => {
    expect(() => entries().rebind({ factor: "3" })).toThrow(
      expect.objectContaining({ code: "TRENDER_CONFIG_INVALID" }),
    );
    expect(() => entries().rebind({ factor: "3" })).toThrow("`factor`: ");
  });
});
