import type { ReferenceWanted } from "../model/reference.js";
import { findReference, type ReferenceSeeker, referenceReport } from "./find-reference.js";
import { openHistograms } from "./open-file.js";
import type { OpenedReference } from "./work.js";

/**
 * Opens the histograms that alarms compare with; undefined when there are none.
 *
 * @throws FILE_* when there is a file and it cannot be read.
 */
export async function openReference(
  seeker: ReferenceSeeker,
  wanted: ReferenceWanted,
): Promise<OpenedReference | undefined> {
  const found = await findReference(seeker, wanted);
  return found && { source: await openHistograms(found.path), about: referenceReport(wanted, found) };
}
