import { digestValues } from "../../outputs/index.js";
import type { SubsystemResult } from "../work.js";
import { decodeFile } from "./decode-outputs.js";

/** SHA-256 (hexadecimal) over what a result says and holds, decoded and in a canonical form; not over what made it. */
export async function digestResult({ report, outputs }: SubsystemResult): Promise<string> {
  const { madeBy: _, ...said } = report;
  const files: [string, unknown][] = [];
  for (const [name, bytes] of [...outputs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // The combined file of a cumulative run is a copy of the newest one, whose digest is in the report.
    if (name === report.combinedFile && report.cumulative) continue;
    files.push([name, await decodeFile(Uint8Array.from(bytes))]);
  }
  return digestValues([said, files]);
}

/** One digest of many, by run and subsystem. */
export function digestOfAll(made: ReadonlyMap<number, Readonly<Record<string, string>>>): string {
  return digestValues([...made].sort(([a], [b]) => a - b).map(([run, digests]) => [run, digests]));
}
