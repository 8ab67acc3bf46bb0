import type { ReferenceWanted } from "../model/reference.js";
import type { ReferenceSeeker } from "./find-reference.js";
import { openHistograms } from "./open-file.js";
import { referenceReport } from "./reference-name.js";
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
  // Looking through folders is loaded with the first reference: most plug-ins compare with none.
  const { findReference } = await import("./find-reference.js");
  const found = await findReference(seeker, wanted);
  return found && { source: await openHistograms(found.path), about: referenceReport(wanted, found) };
}
