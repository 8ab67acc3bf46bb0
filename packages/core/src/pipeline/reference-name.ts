import type { ReferenceReport, ReferenceWanted } from "../model/reference.js";
import { hashOf } from "./hash-of.js";

/** A reference that was found. */
export interface FoundReference {
  /** Whose processed histograms it has; absent: it is a file of its own. */
  readonly run?: number;
  /** Absolute path. */
  readonly path: string;
  /** Of a run the key of its result, of a file the SHA-256 of its bytes. */
  readonly digest: string;
}

/** What tells one reference from another, for reports and keys. */
export function referenceName(wanted: ReferenceWanted): string {
  if (typeof wanted === "number") return `run ${wanted}`;
  if (wanted === "previous run") return wanted;
  if ("file" in wanted) return `file ${wanted.file}`;
  return `frozen ${wanted.frozen}${wanted.version === undefined ? "" : ` version ${wanted.version}`}`;
}

/** The part of a key that says what was compared with; undefined without references. */
export function referencesKey(references: readonly ReferenceReport[] = []): string | undefined {
  if (references.length === 0) return undefined;
  return hashOf(references.map(({ wanted, digest }) => ({ wanted: referenceName(wanted), digest })));
}

/** As a report says it. */
export function referenceReport(wanted: ReferenceWanted, found: FoundReference | undefined): ReferenceReport {
  return {
    wanted,
    ...(found?.run === undefined ? {} : { run: found.run }),
    digest: found?.digest ?? null,
  };
}
