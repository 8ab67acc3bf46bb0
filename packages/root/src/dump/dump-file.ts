import { isOverwatchError } from "../errors/overwatch-error.js";
import type { RootFile } from "../file/root-file.js";
import { dumpObject } from "./dump-object.js";
import type { DumpProblem, EntryDump, FileDump } from "./dump-types.js";

/**
 * Everything in a file in the form of `overwatch-rootdump-1`. What cannot be read is named in `problems` and has no
 * `object`. `path` limits the dump to an object, or to a directory and what is in it.
 */
export async function dumpFile(file: RootFile, path?: string): Promise<FileDump> {
  const objects: EntryDump[] = [];
  const problems: DumpProblem[] = [...file.problems()];
  for (const { directory, ...key } of file.entries()) {
    if (path !== undefined && !isWanted(key.path, key.cycle, directory, path)) continue;
    const { name, cycle, className, title } = key;
    const entry = { path: key.path, name, cycle, class: className, title };
    if (directory) {
      objects.push({ ...entry, directory: true });
      continue;
    }
    const result = await file
      .read(key.path, cycle)
      .then((object) => ({ dump: dumpObject(object) }))
      // A class that is not known is no fault of the file: it is listed, without contents.
      .catch((error: Error) => (isOverwatchError(error, "OBJECT_CLASS_UNKNOWN") ? {} : { problem: error.message }));
    if ("problem" in result) problems.push({ path: key.path, cycle, reason: result.problem });
    const dump = "dump" in result && Object.keys(result.dump).length > 0 ? { object: result.dump } : {};
    objects.push({ ...entry, ...dump });
  }
  return {
    format: "overwatch-rootdump-1",
    file: file.name.replace(/^.*[/\\]/, ""),
    fileTitle: file.title,
    writtenBy: file.version,
    compression: file.compression,
    objects,
    ...(problems.length > 0 && { problems }),
  };
}

function isWanted(path: string, cycle: number, directory: boolean, wanted: string): boolean {
  if (path === wanted || `${path};${cycle}` === wanted || path.startsWith(`${wanted}/`)) return true;
  return directory && wanted.startsWith(`${path}/`);
}
