// What authors do by mistake, and what they are told: code, place, and what was expected there.
import { describe, expect, it } from "vitest";
import { defineDetector, type Histogram, type Processed, z } from "./index.js";
import { runDetector } from "./testing/bench/run-detector.js";
import { h1 } from "./testing/builders/h1.js";
import { h2 } from "./testing/builders/h2.js";
import { checkDetector } from "./testing/check/check-detector.js";

const base = { subsystem: "TST", title: "Test detector" } as const;

/** A plug-in in plain JavaScript, whose results no compiler has seen. */
async function failureOf(run: (hist: Histogram<1>) => unknown, hists = [h1("hits", [4, 2])]) {
  const plugin = defineDetector({
    ...base,
    processors: [
      { kind: "h1", id: "step", match: "hits", run: run as (hist: Histogram<1>) => Processed<Histogram<1>> },
    ],
  });
  const bench = await runDetector(plugin, { files: [{ hists }] });
  const [failure, ...others] = bench.failures;
  expect(others).toEqual([]);
  // The histogram is shown as it was before the step.
  expect(bench.hists).toEqual(["hits"]);
  return failure;
}

interface BadResult {
  readonly name: string;
  readonly run: (hist: Histogram<1>) => unknown;
  readonly code: string;
  readonly says: string;
}

describe("a step that returns", () => {
  it.each<BadResult>([
    {
      name: "too few contents",
      run: (hist: Histogram<1>) => ({ hist: { ...hist, contents: [1, 2] } }),
      code: "HOOK_RESULT_INVALID",
      says: "Expected 4 numbers at `hist.contents`",
    },
    {
      name: "NaN",
      run: (hist: Histogram<1>) => ({ hist: { ...hist, contents: Float64Array.of(0, 4, 0 / 0, 0) } }),
      code: "HOOK_RESULT_INVALID",
      says: "Expected a number, as it was before, at `hist.contents[2]`",
    },
    {
      name: "another name",
      run: (hist: Histogram<1>) => ({ hist: { ...hist, name: "hits per event" } }),
      code: "HOOK_RESULT_INVALID",
      says: 'Expected "hits", as it was before, at `hist.name`',
    },
    {
      name: "another kind",
      run: () => ({ hist: h2("hits", [[1]]) }),
      code: "HOOK_RESULT_INVALID",
      says: 'Expected "h1" at `hist.kind`',
    },
    {
      name: "the histogram itself",
      run: (hist: Histogram<1>) => hist,
      code: "HOOK_RESULT_INVALID",
      says: "Expected only the fields hist, prettyName, canvas, information",
    },
    {
      name: "a proxy of an array",
      run: (hist: Histogram<1>) => ({ hist: { ...hist, contents: new Proxy(Float64Array.from(hist.contents), {}) } }),
      code: "HOOK_RESULT_INVALID",
      says: "Expected numbers at `hist.contents`",
    },
    {
      name: "a proxy that throws",
      run: () =>
        new Proxy(
          {},
          {
            get: () => {
              throw new Error("no");
            },
            ownKeys: () => {
              throw new Error("no");
            },
          },
        ),
      code: "HOOK_FAILED",
      says: "no",
    },
    {
      name: "a promise",
      run: async () => ({ prettyName: "later" }),
      code: "HOOK_RESULT_INVALID",
      says: "because hooks are synchronous",
    },
    {
      name: "a changed input",
      run: (hist: Histogram<1>) => {
        (hist.contents as Float64Array)[1] = 0;
      },
      code: "HOOK_CHANGED_INPUT",
      says: "contents",
    },
  ])("$name", async ({ run, code, says }) => {
    const failure = await failureOf(run);
    expect(failure).toMatchObject({ code, hook: "processors", step: "step", hist: "hits" });
    expect(failure?.message).toContain(says);
  });

  it("NaN where there was NaN before fails nothing", async () => {
    const strange = { ...h1("hits", [4, 2]), contents: Float64Array.of(0, Number.NaN, 2, 0) };
    const run = (hist: Histogram<1>) => ({ hist: { ...hist, contents: Float64Array.from(hist.contents) } });
    expect(await failureOf(run, [strange])).toBeUndefined();
  });
});

describe("options and manifests", () => {
  const plugin = defineDetector({
    ...base,
    processingOptions: z.object({ limit: z.number().default(1).describe("Limit") }),
  });
  const files = [{ hists: [h1("hits", [1])] }];

  it.each([
    { name: "an option of the wrong type", options: { limit: "2" }, code: "OPTION_INVALID", says: "limit" },
    { name: "a misspelt option", options: { limt: 2 }, code: "OPTION_UNKNOWN", says: "limt" },
  ])("$name", async ({ options, code, says }) => {
    const run = runDetector(plugin, { files, options: options as object });
    await expect(run).rejects.toMatchObject({ code, message: expect.stringContaining(says) });
  });

  it.each([
    { name: "of another subsystem", manifest: { plugin: "detector", subsystem: "ITS", api: "*" }, says: "ITS" },
    { name: "of no detector", manifest: { plugin: "web", subsystem: "TST", api: "*" }, says: '"web"' },
  ])("a manifest $name", ({ manifest, says }) => {
    expect(checkDetector(plugin, manifest)).toMatchObject([
      { code: "PLUGIN_INVALID", message: expect.stringContaining(says) },
    ]);
  });

  it("code of another copy of the SDK is taken: what counts is a text, not a class", () => {
    const manifest = { plugin: "detector", subsystem: "TST", api: "*" };
    // As structuredClone would not keep functions: the same fields under other identities.
    const copy = { ...plugin, hooks: { ...plugin.hooks } };
    expect(checkDetector(copy, manifest)).toEqual([]);
    expect(checkDetector({ ...copy, api: "9.0.0" }, manifest)).toMatchObject([{ code: "API_MISMATCH" }]);
  });
});
