import { matchInvalid } from "../errors/catalogue.js";
import type { HistogramInfo } from "../model/hists.js";
import type { HookFailureReport } from "../model/report.js";
import type { HookCaller } from "./call-hook.js";
import type { HistogramMatch, RunContext } from "./contract.js";
import type { StepId } from "./step.js";
import { boolean } from "./validate/fields.js";
import { describeValue } from "./validate/refuse.js";

/** A match that was looked at once and is asked often. */
export type CompiledMatch = (info: HistogramInfo, run: RunContext) => boolean;

/** Where the match stands, for failures, and how its code is called. */
export interface MatchSite {
  readonly step: Omit<StepId, "hist">;
  readonly caller: HookCaller;
  /** Learns that the match failed for one histogram, which then counts as not matched. */
  readonly failed: (failure: HookFailureReport) => void;
}

/**
 * Compiles a match. A name with * costs time in proportion to the name. Regular expressions and functions are code of the
 * plug-in, and the first kind can run for ever too: both are called as hooks.
 *
 * @throws MATCH_INVALID for a RegExp with the flag g or y, and for what is no match at all.
 */
export function compileMatch(match: HistogramMatch, site: MatchSite): CompiledMatch {
  if (typeof match === "function") {
    return hooked(site, match);
  }
  const names = (isList(match) ? match : [match]).map(matchName);
  const plain = names.filter((name) => name.kind === "text");
  const patterns = names.filter((name) => name.kind === "pattern");
  const byText: CompiledMatch = (info) => plain.some(({ test }) => test(info.name));
  if (patterns.length === 0) return byText;
  const byPattern = hooked(site, (info) => patterns.some(({ test }) => test(info.name)));
  return (info, run) => byText(info, run) || byPattern(info, run);
}

/** Whether compiling would throw, for checks before anything runs. @throws MATCH_INVALID */
export function checkMatch(match: unknown): asserts match is HistogramMatch {
  if (typeof match === "function") return;
  for (const name of Array.isArray(match) ? match : [match]) matchName(name);
}

/**
 * Whether `name` is `pattern`, in which * stands for any text, also none. There are no other special characters.
 * Each piece between two stars is looked for once, from the left: nothing is tried again.
 */
export function wildcard(pattern: string): (name: string) => boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return (name) => name === pattern;
  return (name) => {
    if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
    const end = name.length - last.length;
    let from = first.length;
    for (const piece of rest) {
      const found = name.indexOf(piece, from);
      if (found < 0 || found + piece.length > end) return false;
      from = found + piece.length;
    }
    return true;
  };
}

interface NameMatch {
  readonly kind: "text" | "pattern";
  readonly test: (name: string) => boolean;
}

function matchName(match: unknown): NameMatch {
  if (typeof match === "string") return { kind: "text", test: wildcard(match) };
  if (!(match instanceof RegExp))
    throw matchInvalid("a text, a RegExp, a list of these, or a function", describeValue(match));
  const { source, flags } = match;
  if (/[gy]/.test(flags))
    throw matchInvalid("a RegExp without the flags g and y, which remember a position", `/${source}/${flags}`);
  // A RegExp of our own: theirs may have been given other methods.
  const pattern = new RegExp(source, flags);
  return { kind: "pattern", test: (name) => pattern.test(name) };
}

function hooked({ step, caller, failed }: MatchSite, decide: CompiledMatch): CompiledMatch {
  return (info, run) => {
    const outcome = caller.call({ ...step, hist: info.name }, [info], () => decide(info, run), boolean);
    if (outcome.ok) return outcome.value;
    failed(outcome.failure);
    return false;
  };
}

function isList(match: HistogramMatch): match is readonly (string | RegExp)[] {
  return Array.isArray(match);
}
