import type { SubsystemReport } from "../../model/report.js";
import { compareValues, type ValueComparison, type ValueDifference } from "../../outputs/index.js";

/** One thing that is not as it should be. */
export interface VerifyFinding {
  /** File, histogram and field: `Run1/EMC hists.processed.0a1b2c3d.root hits contents[17]`. */
  readonly what: string;
  /** What follows from the received files. */
  readonly expected: ValueDifference["expected"];
  /** What is stored. */
  readonly found: ValueDifference["found"];
  /** Cells of the same array that differ, this one among them. */
  readonly cells?: number;
}

/** Compares two values under a name, and keeps what came of it. */
export type Comparing = (what: string, expected: unknown, found: unknown) => void;

/** What a verification finds. */
export interface Findings {
  readonly add: (finding: VerifyFinding) => void;
  /** How two results are compared: numbers of another version of Node may differ in their last digits. */
  readonly comparing: (expected: SubsystemReport, found: SubsystemReport) => Comparing;
  /** In order of what they are about. */
  readonly take: () => {
    readonly compared: number;
    readonly differences: readonly VerifyFinding[];
    readonly notes: readonly VerifyFinding[];
  };
}

/** Relative: plug-ins may use exp, log and pow, whose last digits are the engine's own. */
const OTHER_ENGINE = 1e-12;

export function createFindings(): Findings {
  const differences: VerifyFinding[] = [];
  const notes: VerifyFinding[] = [];
  let compared = 0;

  function keep(what: string, comparison: ValueComparison): void {
    compared += comparison.compared;
    const named = ({ path, ...rest }: ValueDifference) => ({ what: path === "" ? what : `${what} ${path}`, ...rest });
    differences.push(...comparison.differences.map(named));
    notes.push(...comparison.close.map(named));
  }

  return {
    add: (finding) => {
      compared++;
      differences.push(finding);
    },
    comparing: (expected, found) => {
      const tolerance = majorOf(expected) === majorOf(found) ? 0 : OTHER_ENGINE;
      return (what, a, b) => keep(what, compareValues(a, b, tolerance));
    },
    take: () => ({ compared, differences: differences.sort(byWhat), notes: notes.sort(byWhat) }),
  };
}

function majorOf({ madeBy }: SubsystemReport): string {
  return madeBy.node.split(".")[0] ?? "";
}

function byWhat(a: VerifyFinding, b: VerifyFinding): number {
  return a.what < b.what ? -1 : 1;
}
