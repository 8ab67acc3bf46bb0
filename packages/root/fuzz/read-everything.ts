import { isOverwatchError } from "../src/errors/index.js";
import { checkRootFile, dumpObject, openRootFile } from "../src/index.js";

/** What reading a whole file gave: the error codes, "ok" among them for objects that came out. */
export async function readEverything(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const outcomes = new Set<string>();
  const check = await checkRootFile(bytes);
  if (!check.ok) return outcomes.add(check.error.code);
  const file = await openRootFile(bytes);
  for await (const { object, error } of file.readAll()) {
    if (error !== undefined) {
      if (!isOverwatchError(error)) throw error;
      outcomes.add(error.code);
    } else if (object !== undefined) {
      // What comes out must be usable, not only there.
      dumpObject(object);
      outcomes.add("ok");
    }
  }
  await file.close();
  return outcomes;
}
