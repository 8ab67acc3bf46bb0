import { assert, constantFrom, property, string, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { silentLogger } from "../log/index.js";
import type { HistogramInfo } from "../model/hists.js";
import type { HookFailureReport } from "../model/report.js";
import { createHookCaller } from "./call-hook.js";
import { createRunContext } from "./context.js";
import type { HistogramMatch } from "./contract.js";
import { checkMatch, compileMatch, wildcard } from "./match.js";
import { silentTrace } from "./step.js";

const run = createRunContext({
  run: { number: 1, startedAt: 0, hltMode: "C" },
  subsystem: "EMC",
  fileLocationSubsystem: "EMC",
  log: silentLogger,
});
const info = (name: string): HistogramInfo => ({ name, kind: "h1", className: "TH1F", title: "", from: "file" });

function compile(match: HistogramMatch) {
  const failures: HookFailureReport[] = [];
  const caller = createHookCaller({ plugin: "p", trace: silentTrace, suspended: [], checkInputs: true });
  const site = {
    caller,
    step: { hook: "histogramGroups", step: "g" },
    failed: (failure: HookFailureReport) => failures.push(failure),
  } as const;
  const compiled = compileMatch(match, site);
  return { test: (name: string) => compiled(info(name), run), failures };
}

describe("compileMatch", () => {
  it.each<{ name: string; match: HistogramMatch; yes: string[]; no: string[] }>([
    { name: "whole name", match: "hits", yes: ["hits"], no: ["hits2", "a/hits", "", "HITS"] },
    { name: "empty name", match: "", yes: [""], no: ["a"] },
    { name: "star at the end", match: "hits/*", yes: ["hits/", "hits/all", "hits/a/b"], no: ["hits", "ahits/x"] },
    { name: "star at the start", match: "*hits", yes: ["hits", "all/hits"], no: ["hits2"] },
    { name: "star alone", match: "*", yes: ["", "a", "a\nb"], no: [] },
    { name: "two stars together", match: "a**b", yes: ["ab", "axb"], no: ["a", "b"] },
    { name: "pieces in order", match: "*x*y*", yes: ["xy", "1x2y3"], no: ["yx", "x", "y"] },
    { name: "no overlap of start and end", match: "ab*ba", yes: ["abba", "abxba"], no: ["aba"] },
    { name: "no overlap of middle and end", match: "a*bc*cd", yes: ["abccd"], no: ["abcd"] },
    { name: "no other special characters", match: "a.c[1]+(x)|$^?\\*", yes: ["a.c[1]+(x)|$^?\\!"], no: ["abc1"] },
    { name: "RegExp searches", match: /SM\d+$/, yes: ["hits_SM12"], no: ["SMx"] },
    { name: "RegExp with flag i", match: /hits/i, yes: ["HITS"], no: ["hit"] },
    { name: "list", match: ["a*", /z$/, "exact"], yes: ["abc", "xyz", "exact"], no: ["bc"] },
    { name: "empty list", match: [], yes: [], no: ["", "a"] },
    { name: "function", match: (hist) => hist.name.length === 2, yes: ["ab"], no: ["a"] },
  ])("$name", ({ match, yes, no }) => {
    const { test, failures } = compile(match);
    expect(yes.filter((name) => !test(name))).toEqual([]);
    expect(no.filter(test)).toEqual([]);
    expect(failures).toEqual([]);
  });

  it.each([
    { name: "flag g", match: /a/g },
    { name: "flag y", match: /a/y },
    { name: "flag g inside a list", match: ["a", /a/g] },
    { name: "a number", match: 5 },
    { name: "a list inside a list", match: [["a"]] },
    { name: "nothing", match: undefined },
  ])("refuses $name", ({ match }) => {
    expect(() => checkMatch(match)).toThrow(expect.objectContaining({ code: "MATCH_INVALID" }));
  });

  it("takes a function that fails for one histogram as no match of that one, and says so", () => {
    const { test, failures } = compile((hist) => {
      if (hist.name === "bad") throw new Error("boom");
      return true;
    });
    expect([test("good"), test("bad")]).toEqual([true, false]);
    expect(failures).toMatchObject([
      { plugin: "p", hook: "histogramGroups", step: "g", hist: "bad", code: "HOOK_FAILED", suspended: false },
    ]);
  });

  it("refuses an answer that is not a boolean", () => {
    // A plug-in in plain JavaScript may return anything.
    const { test, failures } = compile(((hist: HistogramInfo) => hist.name) as never);
    expect(test("a")).toBe(false);
    expect(failures).toMatchObject([{ code: "HOOK_RESULT_INVALID" }]);
  });

  it("does not believe methods that a RegExp was given", () => {
    const match = Object.assign(/^a$/, { test: () => true, exec: () => ["yes"] });
    expect(compile(match as unknown as RegExp).test("b")).toBe(false); // the type of exec is wrong on purpose
  });
});

describe("wildcard", () => {
  const letters = { unit: constantFrom("a", "b", ".", "*"), maxLength: 12 };

  it("agrees with a regular expression in which * is any text", () => {
    const pattern = string(letters);
    const name = string({ ...letters, maxLength: 20 });
    assert(
      property(pattern, name, (pattern, name) => {
        const source = pattern.replaceAll(/[.*]/g, (c) => (c === "*" ? "[^]*" : "\\."));
        expect(wildcard(pattern)(name)).toBe(new RegExp(`^${source}$`).test(name));
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it("finds a name of which parts were replaced by stars", () => {
    assert(
      property(stringMatching(/^.{0,30}$/), stringMatching(/^.{0,30}$/), (start, end) => {
        expect(wildcard(`${start}*${end}`)(`${start}anything${end}`)).toBe(true);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("does not try again: many stars on a long name are no trouble", () => {
    const pattern = `${"*a".repeat(5000)}*b`;
    expect(wildcard(pattern)("a".repeat(20_000))).toBe(false);
  });
});
