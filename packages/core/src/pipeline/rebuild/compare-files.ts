import { decodeFile } from "./decode-outputs.js";
import type { Comparing } from "./verify-findings.js";

/** Compares two ROOT files object by object, decoded: how they are compressed and ordered does not count. */
export async function compareFiles(
  what: string,
  expected: Uint8Array,
  found: Uint8Array | undefined,
  compare: Comparing,
): Promise<void> {
  if (found === undefined) {
    compare(what, "a file", "none");
    return;
  }
  const wanted = await decodeFile(expected);
  // The same bytes are decoded once; what they say is counted all the same.
  const stored = Buffer.compare(expected, found) === 0 ? wanted : await decodeFile(found);
  if (typeof wanted === "string" || typeof stored === "string") {
    compare(what, typeof wanted === "string" ? wanted : "a ROOT file", stored);
    return;
  }
  for (const name of [...new Set([...wanted.keys(), ...stored.keys()])].sort()) {
    compare(`${what} ${name}`, wanted.get(name), stored.get(name));
  }
}
