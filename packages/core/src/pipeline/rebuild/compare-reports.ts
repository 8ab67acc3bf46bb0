import type { HookFailureReport, SubsystemReport } from "../../model/report.js";
import type { Findings } from "./verify-findings.js";

/**
 * Compares what two reports say. A result of other code or configuration is one difference, and everything in it may
 * differ: it is stale.
 *
 * @returns whether it is.
 */
export function compareReports(
  place: string,
  expected: SubsystemReport,
  stored: SubsystemReport,
  findings: Findings,
): boolean {
  const what = `${place} report.json`;
  if (stored.keyParts.basis !== expected.keyParts.basis) {
    findings.add({
      what: `${what} keyParts.basis`,
      expected: `${expected.keyParts.basis} (${makerOf(expected)})`,
      found: `${stored.keyParts.basis} (${makerOf(stored)}): made by other code or configuration`,
    });
    return true;
  }
  findings.comparing(expected, stored)(what, said(expected), said(stored));
  return false;
}

/** Without what made it. Whether a failing step is off depends on how often it was tried, and is no result. */
export function said({ madeBy: _, failures, ...report }: SubsystemReport): unknown {
  return { ...report, failures: failures.map(withoutSuspension) };
}

function withoutSuspension({ suspended: _, ...failure }: HookFailureReport): unknown {
  return failure;
}

function makerOf({ madeBy: { plugin, version } }: SubsystemReport): string {
  return plugin === null ? "no plug-in" : `${plugin} ${version}`;
}
