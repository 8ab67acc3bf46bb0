import { anything, assert, constantFrom, oneof, property, record, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { silentLogger } from "../log/index.js";
import { emptyCanvas } from "../model/canvas.js";
import { createHookCaller, type HookCallerParts } from "./call-hook.js";
import { createProcessContext, createRunContext } from "./context.js";
import type { StepId } from "./step.js";
import {
  alarmResult,
  canvasPatch,
  histogramOf,
  nothing,
  partners,
  permutationOf,
  processedOf,
  text,
  trendHead,
  trendValue,
} from "./validate/index.js";

const step: StepId = { hook: "processors", step: "scale", hist: "hits" };

function caller(parts: Partial<HookCallerParts> = {}) {
  const trace: string[] = [];
  let time = 0;
  const made = createHookCaller({
    plugin: "@test/plugin",
    trace: { enter: ({ step }) => trace.push(`enter ${step}`), leave: () => trace.push("leave") },
    suspended: [],
    checkInputs: true,
    now: () => (time += 500),
    ...parts,
  });
  return { ...made, trace };
}

const rubbish = anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withNullPrototype: true,
});
const getter = { get message() { throw new Error("no"); } }; // biome-ignore format: one line
const failing = (what: () => unknown) => caller().call(step, [], what, text);

describe("createHookCaller", () => {
  it("returns what the validator made, says which step runs, and counts time", () => {
    const { call, seconds, trace } = caller();
    expect(call(step, [], () => "abc", text)).toEqual({ ok: true, value: "abc" });
    expect(trace).toEqual(["enter scale", "leave"]);
    expect(seconds()).toBe(0.5);
  });

  it("gives nothing as a value, too", () => {
    expect(caller().call(step, [], () => undefined, nothing)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    {
      name: "an error",
      thrown: new TypeError("x is not a function"),
      says: "it threw TypeError: x is not a function.",
    },
    { name: "a text", thrown: "oops", says: "it threw `oops`, which is no Error." },
    { name: "nothing", thrown: undefined, says: "it threw `undefined`, which is no Error." },
    { name: "a symbol", thrown: Symbol("s"), says: "it threw `Symbol(s)`, which is no Error." },
    { name: "an object without text", thrown: Object.create(null), says: "it threw something that cannot be read." },
    {
      name: "an error that throws when looked at",
      thrown: Object.setPrototypeOf(getter, Error.prototype),
      says: "it threw something that cannot be read.",
    },
    {
      name: "a proxy that throws at every question",
      thrown: new Proxy({}, { getPrototypeOf: () => { throw new Error("no"); }, get: () => { throw new Error("no"); } }), // biome-ignore format: one line
      says: "it threw something that cannot be read.",
    },
    { name: "control characters", thrown: new Error("a\u001b[31m\nb"), says: "it threw Error: a [31m b." },
    { name: "a long text", thrown: new Error("x".repeat(5000)), says: `Error: ${"x".repeat(493)} ...` },
  ])("takes $name that is thrown as a value", ({ thrown, says }) => {
    const outcome = failing(() => {
      throw thrown;
    });
    expect(outcome).toMatchObject({
      ok: false,
      failure: {
        plugin: "@test/plugin",
        hook: "processors",
        step: "scale",
        hist: "hits",
        code: "HOOK_FAILED",
        message: expect.stringContaining(says),
        suspended: false,
      },
    });
  });

  it("takes an exhausted stack as a value", () => {
    const endless = (): unknown => [endless()];
    expect(failing(endless)).toMatchObject({ ok: false, failure: { code: "HOOK_FAILED" } });
  });

  it.each([
    { name: "a promise", make: () => Promise.resolve("a") },
    { name: "a promise that is refused later", make: () => Promise.reject(new Error("later")) },
    { name: "a promise that never settles", make: () => new Promise(() => {}) },
    // biome-ignore lint/suspicious/noThenProperty: that is the point
    { name: "an object with then", make: () => ({ then: () => {} }) },
  ])("refuses $name", ({ make }) => {
    expect(failing(make)).toMatchObject({
      ok: false,
      failure: { code: "HOOK_RESULT_INVALID", message: expect.stringContaining("found a promise") },
    });
  });

  it("says what was expected and found in a result", () => {
    expect(failing(() => 5)).toMatchObject({
      failure: {
        code: "HOOK_RESULT_INVALID",
        message: "Expected a text in the result of step `scale` of hook `processors`, histogram `hits`, found 5.",
      },
    });
  });

  it("leaves the step when the validator, or what it reads, throws", () => {
    const { call, trace } = caller();
    const result = Object.defineProperty({}, "hist", { get: () => { throw new Error("from a getter"); } }); // biome-ignore format: one line
    expect(call(step, [], () => result, processedOf("h1"))).toMatchObject({ failure: { code: "HOOK_FAILED" } });
    expect(trace).toEqual(["enter scale", "leave"]);
  });

  it("ends a step with the author's words, even when another error is made of them", () => {
    const context = createProcessContext({
      run: createRunContext({
        run: { number: 1, startedAt: 0, hltMode: "C" },
        subsystem: "EMC",
        fileLocationSubsystem: "EMC",
        log: silentLogger,
      }),
      options: {},
      settings: {},
      container: {
        ...{ name: "hits", kind: "h1", className: "TH1F", title: "", from: "file", hist: undefined, prettyName: "" },
        ...{ group: undefined, canvas: emptyCanvas, information: {}, processorIds: [], trendIds: [], alarmIds: [] },
      },
      nEvents: undefined,
      time: 0,
      slice: undefined,
      others: new Map(),
      reads: [],
    });
    expect(failing(() => context.fail("no counter", "look at the trigger"))).toMatchObject({
      failure: { code: "HOOK_FAILED", message: "no counter", hint: "look at the trigger" },
    });
    expect(failing(() => context.other("all", "h1"))).toMatchObject({
      failure: { code: "HOOK_FAILED", message: expect.stringContaining("found `all`") },
    });
    expect(Object.isFrozen(context)).toBe(true);
  });
});

describe("any result at all", () => {
  it.each<{ name: string; validate: (value: unknown) => unknown }>([
    { name: "histogramOf", validate: histogramOf("any") },
    { name: "processedOf", validate: processedOf("h1") },
    { name: "trendValue", validate: trendValue },
    { name: "trendHead", validate: trendHead },
    { name: "alarmResult", validate: alarmResult },
    { name: "canvasPatch", validate: canvasPatch },
    { name: "partners", validate: partners },
    { name: "permutationOf", validate: permutationOf(["a", "b"]) },
  ])("is taken or refused by $name, and leaves as plain data", ({ validate }) => {
    const likely = record({
      kind: constantFrom("h1", "h2", "profile", "graph", "stack"),
      name: string(),
      title: string(),
      ...{ axes: rubbish, contents: rubbish, stats: rubbish, members: rubbish, x: rubbish, y: rubbish },
      ...{ value: rubbish, values: rubbish, flag: rubbish, message: rubbish, overlays: rubbish, hist: rubbish },
    });
    assert(
      property(oneof(rubbish, likely), (result) => {
        const outcome = caller().call(step, [], () => result, validate);
        if (outcome.ok) structuredClone(outcome.value);
        else expect(["HOOK_RESULT_INVALID", "HOOK_FAILED"]).toContain(outcome.failure.code);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe("suspended steps", () => {
  const message = "took too long";
  it.each([
    { name: "the same step", suspended: { ...step }, called: false },
    { name: "the step for all histograms", suspended: { hook: "processors", step: "scale" }, called: false },
    { name: "the step for another histogram", suspended: { ...step, hist: "other" }, called: true },
    { name: "another step", suspended: { ...step, step: "shift" }, called: true },
    { name: "another hook", suspended: { ...step, hook: "trends" }, called: true },
  ] as const)("$name: called $called", ({ suspended, called }) => {
    let calls = 0;
    const { call } = caller({ suspended: [{ ...suspended, code: "HOOK_TIMEOUT", message }] });
    const outcome = call(step, [], () => `${calls++}`, text);
    expect(calls).toBe(called ? 1 : 0);
    if (!called) expect(outcome).toMatchObject({ failure: { code: "HOOK_TIMEOUT", message, suspended: true } });
  });
});
