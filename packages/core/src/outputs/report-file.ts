import { join } from "node:path";
import { readText, writeAtomically } from "../disk/index.js";
import { REPORT_FORMAT, type SubsystemReport } from "../model/report.js";
import { decodeReport, encodeReport } from "../store/index.js";

export const REPORT = "report.json";

/** The published report of a subsystem's folder; undefined when there is none that this version can use. */
export async function readReport(folder: string): Promise<SubsystemReport | undefined> {
  const text = await readText(join(folder, REPORT));
  if (text === undefined) return undefined;
  try {
    const report = decodeReport(text.trimEnd());
    return report.format === REPORT_FORMAT ? report : undefined;
  } catch {
    return undefined; // derived: what cannot be read is made again
  }
}

/** The commit point: with this rename a result is published. */
export async function writeReport(folder: string, report: SubsystemReport): Promise<void> {
  await writeAtomically(join(folder, REPORT), `${encodeReport(report)}\n`);
}
