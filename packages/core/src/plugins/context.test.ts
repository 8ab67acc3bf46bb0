import type { AnyHistogram, Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { emptyCanvas } from "../model/canvas.js";
import type { HistogramContainer, InputKind } from "../model/hists.js";
import { createProcessContext, createRunContext } from "./context.js";

const hist: Histogram<1> = {
  kind: "h1",
  name: "all",
  title: "",
  axes: [{ name: "x", title: "", nbins: 1, min: 0, max: 1 }],
  storage: "float64",
  contents: [0, 1, 0],
  entries: 1,
  stats: [1, 1, 0, 0],
};

const bareContainer: HistogramContainer = {
  ...{ name: "all", kind: "h1", className: "TH1D", title: "", from: "file", hist: undefined, prettyName: "all" },
  ...{ group: undefined, canvas: { ...emptyCanvas, x: { log: true } }, information: {} },
  ...{ processorIds: [], trendIds: [], alarmIds: [] },
};

function context(others: readonly AnyHistogram[], messages: string[] = []) {
  const log = { debug: () => {}, info: () => {}, warn: (message: string) => messages.push(message) };
  return createProcessContext({
    run: createRunContext({
      run: { number: 1, startedAt: 2, hltMode: "C" },
      subsystem: "EMC",
      fileLocationSubsystem: "HLT",
      log,
    }),
    ...{ options: { a: 1 }, settings: {}, nEvents: 5, time: 3, slice: { fromMinute: 0, toMinute: 1 } },
    container: bareContainer,
    others: new Map(others.map((other) => [other.name, other])),
    reads: ["all", "missing"],
  });
}

describe("createProcessContext", () => {
  it.each<{ kind: InputKind; found: boolean }>([
    { kind: "h1", found: true },
    { kind: "binned", found: true },
    { kind: "any", found: true },
    { kind: "h2", found: false },
    { kind: "graph", found: false },
  ])("gives another histogram of kind h1 as $kind: $found", ({ kind, found }) => {
    expect(context([hist]).other("all", kind)).toBe(found ? hist : undefined);
  });

  it("gives nothing for a histogram that the file lacks", () => {
    expect(context([hist]).other("missing", "any")).toBeUndefined();
  });

  it("refuses a histogram that the step does not read", () => {
    expect(() => context([hist]).other("secret", "h1")).toThrow(expect.objectContaining({ code: "OTHER_NOT_READ" }));
  });

  it("is frozen, also inside, and knows run and slice", () => {
    const made = context([]);
    expect(made).toMatchObject({
      run: { number: 1 },
      fileLocationSubsystem: "HLT",
      nEvents: 5,
      slice: { toMinute: 1 },
    });
    for (const part of [made, made.run, made.slice, made.log, made.container, made.container.canvas.x])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it("logs one line, whatever it is given", () => {
    const messages: string[] = [];
    context([], messages).log.warn("a\nb\u001b[31m" as string);
    context([], messages).log.warn(5 as never);
    expect(messages).toEqual(["a b [31m", "5"]);
  });
});
