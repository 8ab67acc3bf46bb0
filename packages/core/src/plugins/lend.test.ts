import type { Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { createHookCaller } from "./call-hook.js";
import { type StepId, silentTrace } from "./step.js";
import { nothing, processedOf } from "./validate/index.js";

const step: StepId = { hook: "processors", step: "scale", hist: "hits" };

function hist(): Histogram<1> {
  return {
    kind: "h1",
    name: "hits",
    title: "Hits",
    axes: [{ name: "x", title: "", nbins: 3, min: 0, max: 3, labels: new Map([[1, "one"]]) }],
    storage: "float64",
    contents: Float64Array.of(0, 1, 2, 3, 0),
    entries: 6,
    stats: Float64Array.of(6, 6, 10, 20),
  };
}

function caller({ checkInputs = true } = {}) {
  return createHookCaller({ plugin: "@test/plugin", trace: silentTrace, suspended: [], checkInputs });
}

describe("what is lent", () => {
  it.each([
    { name: "name", change: (h: Histogram<1>) => Object.assign(h, { name: "b" }) },
    { name: "axis", change: (h: Histogram<1>) => Object.assign(h.axes[0], { nbins: 99 }) },
    { name: "list of axes", change: (h: Histogram<1>) => (h.axes as unknown as unknown[]).push(1) }, // readonly on purpose
  ])("cannot be changed: $name", ({ change }) => {
    const lent = hist();
    const outcome = caller({ checkInputs: false }).call(step, [lent], () => change(lent), nothing);
    expect(outcome).toMatchObject({ failure: { code: "HOOK_FAILED", message: expect.stringContaining("TypeError") } });
    expect(lent).toEqual(hist());
  });

  it.each([
    { name: "contents", change: (h: Histogram<1>) => (h.contents as Float64Array).fill(7) },
    { name: "stats", change: (h: Histogram<1>) => (h.stats as Float64Array).set([-0]) },
    { name: "axes.0.labels", change: (h: Histogram<1>) => (h.axes[0].labels as Map<number, string>).set(1, "other") },
    { name: "axes.0.labels", change: (h: Histogram<1>) => (h.axes[0].labels as Map<number, string>).clear() },
  ])("is put back: $name", ({ name, change }) => {
    const lent = hist();
    const outcome = caller().call(step, [lent], () => void change(lent), nothing);
    expect(outcome).toMatchObject({
      failure: { code: "HOOK_CHANGED_INPUT", message: expect.stringContaining(`it changed ${name}.`) },
    });
    expect(lent).toEqual(hist());
  });

  it("is put back after an error, too, and inside a stack", () => {
    const member = hist();
    const stack = { kind: "stack", name: "s", title: "", members: [hist(), member] };
    const outcome = caller().call(
      step,
      [stack],
      () => {
        (member.contents as Float64Array)[1] = 99;
        throw new Error("boom");
      },
      nothing,
    );
    expect(outcome).toMatchObject({
      failure: { code: "HOOK_CHANGED_INPUT", message: expect.stringContaining("members.1.contents") },
    });
    expect(member.contents).toEqual(hist().contents);
  });

  it("sees a change in a view whose bytes lie on no boundary of words", () => {
    const bytes = new Uint8Array(new ArrayBuffer(11), 3, 7);
    const outcome = caller().call(step, [{ bytes }], () => void bytes.fill(1, 6), nothing);
    expect(outcome).toMatchObject({ failure: { code: "HOOK_CHANGED_INPUT" } });
    expect(bytes[6]).toBe(0);
  });

  it("is told apart when a hook is called inside of another one", () => {
    const [outer, inner] = [hist(), hist()];
    const { call } = caller();
    const outcome = call(
      step,
      [outer],
      () => void call(step, [inner], () => void (inner.contents as Float64Array).fill(1), nothing),
      nothing,
    );
    expect(outcome.ok).toBe(true);
    expect([outer, inner]).toEqual([hist(), hist()]);
  });

  it("may be large", () => {
    const lent = { a: new Float64Array(5000).fill(1), b: new Float64Array(50_000).fill(2) };
    const { call } = caller();
    for (let i = 0; i < 3; i++) {
      expect(call(step, [lent], () => void lent.b.fill(3), nothing)).toMatchObject({
        failure: { message: expect.stringContaining("it changed b.") },
      });
    }
    expect(lent).toEqual({ a: new Float64Array(5000).fill(1), b: new Float64Array(50_000).fill(2) });
  });

  it("may be handed back as it is", () => {
    const lent = hist();
    const outcome = caller().call(step, [lent], () => ({ hist: lent }), processedOf("h1"));
    expect(outcome.ok && outcome.value.hist).toBe(lent);
  });

  it("is no histogram because it was lent", () => {
    const container = { kind: "h1", name: "hits", title: "" };
    const outcome = caller().call(step, [container], () => ({ hist: container }), processedOf("h1"));
    expect(outcome).toMatchObject({ failure: { code: "HOOK_RESULT_INVALID" } });
  });
});
