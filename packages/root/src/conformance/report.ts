/** One case of a suite. */
export type Verdict =
  | { readonly outcome: "passed" }
  | { readonly outcome: "failed"; readonly difference: Difference }
  | { readonly outcome: "excepted"; readonly reason: string };

/** Passed without a difference, failed with one. */
export function verdictOf(difference: Difference | undefined): Verdict {
  return difference ? { outcome: "failed", difference } : { outcome: "passed" };
}

/** Where what was found differs from what was expected first. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface CaseReport {
  readonly id: string;
  readonly operation: string;
  readonly verdict: Verdict;
}

/** Files of a folder of goldens, by their path in it. */
export interface GoldenFolder {
  /** undefined where there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Paths of all files. */
  readonly paths: readonly string[];
}

/** Checks one part of a folder: arithmetic, files, messages. Gives no case where that part is not there. */
export interface Suite {
  readonly run: (folder: GoldenFolder) => AsyncIterable<CaseReport> | Iterable<CaseReport>;
}

/** The lines to print: failures, exceptions with their reasons, and last the counts. */
export function formatReports(reports: readonly CaseReport[]): string[] {
  const lines: string[] = [];
  for (const { id, operation, verdict } of reports) {
    if (verdict.outcome !== "failed") continue;
    const { path, expected, found } = verdict.difference;
    lines.push(`${id} ${operation}: ${path}: expected ${shorten(expected)}, found ${shorten(found)}`);
  }
  for (const { id, verdict } of reports) {
    if (verdict.outcome === "excepted") lines.push(`exception ${id}: ${verdict.reason}`);
  }
  lines.push(`${count(reports, "passed")} passed, ${count(reports, "failed")} failed`);
  return lines;
}

export function count(reports: readonly CaseReport[], outcome: Verdict["outcome"]): number {
  return reports.filter(({ verdict }) => verdict.outcome === outcome).length;
}

const longest = 200;

function shorten(value: unknown): string {
  const text =
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === "number" ? printable(inner) : inner)) ?? "nothing";
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

function printable(value: number): number | string {
  return Object.is(value, -0) || !Number.isFinite(value) ? `${Object.is(value, -0) ? "-" : ""}${value}` : value;
}
