import { createHash } from "node:crypto";
import type { AnyObject } from "@overwatch/root";
import type { Note } from "../model/report.js";
import { encodeObjects } from "./encode-objects.js";
import type { SubsystemResult } from "./work.js";

/**
 * The result with the bytes of the files that its report names: the processed histograms, and in reset mode the combined
 * file. Dates in them are the data's, so that the same result gives the same bytes. Contents are left behind.
 */
export function encodeOutputs(result: SubsystemResult): SubsystemResult {
  const { report, processed, combined } = result;
  const newest = report.files.at(-1);
  const processedFile = `hists.processed.${report.key.slice(0, 8)}.root`;
  const outputs = new Map<string, Uint8Array>();
  const notes: Note[] = [];
  const encode = (file: string, objects: ReadonlyMap<string, AnyObject>) => {
    const encoded = encodeObjects(file, objects, newest);
    outputs.set(file, encoded.bytes);
    notes.push(...encoded.notes);
  };
  encode(processedFile, processed);
  if (combined !== undefined) encode(report.combinedFile, combined);
  const { combined: _, ...rest } = result;
  const sum = combined && outputs.get(report.combinedFile);
  const madeBy = sum && { ...report.madeBy, combined: createHash("sha256").update(sum).digest("hex") };
  return {
    ...rest,
    report: { ...report, processedFile, notes: [...report.notes, ...notes], ...(madeBy && { madeBy }) },
    processed: new Map(),
    outputs,
  };
}
