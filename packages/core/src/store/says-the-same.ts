import type { SubsystemReport } from "../model/report.js";
import { encodeReport } from "./encode-report.js";

/** Whether two reports say the same to a reader: all but `madeBy`, which tells who made it and not what came out. */
export function saysTheSame(a: SubsystemReport, b: SubsystemReport): boolean {
  if (a === b) return true;
  return a.key === b.key && encodeReport({ ...a, madeBy: b.madeBy }) === encodeReport(b);
}
