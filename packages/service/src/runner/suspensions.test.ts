import type { HookFailureReport, SubsystemResult } from "@overwatch/core";
import type { StepId } from "@overwatch/core/plugins";
import { describe, expect, it } from "vitest";
import { createLedger, createLedgers } from "./suspensions.js";

const failure: HookFailureReport = {
  plugin: "p",
  hook: "processors",
  step: "a",
  hist: "h",
  code: "HOOK_FAILED",
  message: "boom",
  suspended: false,
};
const timeout = { hook: "processors", step: "a", code: "HOOK_TIMEOUT", message: "slow" } as const;

const why = ({ hist = "all" }: StepId) => ({ code: "HOOK_TIMEOUT", message: `slow with ${hist}` }) as const;

function report(newest: string, ...failures: HookFailureReport[]): SubsystemResult["report"] {
  // Only these two parts are looked at.
  return { files: [{ name: newest }], failures } as unknown as SubsystemResult["report"];
}

describe("a ledger", () => {
  it("suspends a step that did not return at once, and for all histograms the second time", () => {
    const ledger = createLedger();
    ledger.ended({ hook: "processors", step: "a", hist: "h1" }, why);
    expect(ledger.suspended()).toEqual([{ ...timeout, hist: "h1", message: "slow with h1" }]);
    ledger.ended({ hook: "processors", step: "b", hist: "h1" }, why);
    ledger.ended({ hook: "processors", step: "a", hist: "h2" }, why);
    expect(ledger.suspended().at(-1)).toEqual({ ...timeout, message: "slow with all" });
  });

  it.each([
    {
      name: "three files",
      passes: [
        ["1", failure],
        ["2", failure],
        ["3", failure],
      ],
      off: true,
    },
    {
      name: "two files",
      passes: [
        ["1", failure],
        ["2", failure],
      ],
      off: false,
    },
    {
      name: "the same file again and again",
      passes: [
        ["1", failure],
        ["1", failure],
        ["1", failure],
      ],
      off: false,
    },
    {
      name: "three files in one pass",
      passes: [["3", { ...failure, file: "1" }, { ...failure, file: "2" }, failure]],
      off: true,
    },
    { name: "a success in between", passes: [["1", failure], ["2", failure], ["3"], ["4", failure]], off: false },
    {
      name: "different histograms",
      passes: [
        ["1", failure],
        ["2", { ...failure, hist: "g" }],
        ["3", failure],
      ],
      off: false,
    },
    {
      name: "the author's own end",
      passes: ["1", "2", "3", "4"].map((file) => [file, { ...failure, byAuthor: true }]),
      off: false,
    },
    {
      name: "what is off already",
      passes: ["1", "2", "3", "4"].map((file) => [file, { ...failure, suspended: true }]),
      off: false,
    },
  ] as { name: string; passes: [string, ...HookFailureReport[]][]; off: boolean }[])(
    "failures for $name: suspended $off",
    ({ passes, off }) => {
      const ledger = createLedger();
      for (const [newest, ...failures] of passes) ledger.finished(report(newest, ...failures));
      const { hook, step, hist, code, message } = failure;
      expect(ledger.suspended()).toEqual(off ? [{ hook, step, hist, code, message }] : []);
    },
  );

  it("is forgotten when there are a hundred younger ones", () => {
    const ledgerOf = createLedgers();
    ledgerOf("run 0").ended(timeout, why);
    ledgerOf("run 1").ended(timeout, why);
    for (let run = 2; run < 100; run++) ledgerOf(`run ${run}`);
    ledgerOf("run 0");
    ledgerOf("run 100");
    expect([ledgerOf("run 0").suspended().length, ledgerOf("run 1").suspended().length]).toEqual([1, 0]);
  });
});
