/** The time in the name of a received or stored file, as receivers spell it, with or without zeros in front. */
const times = /[._](\d{4})_(\d{1,2})_(\d{1,2})_(\d{1,2})_(\d{1,2})_(\d{1,2})Z?\.root$/;

/**
 * Files by the times in their names, the newest last; as given where a name has none, as then nobody knows which is newer.
 * A list made by a shell has `18_10_11` before `18_9_10`.
 */
export function inOrderOfTime(paths: readonly string[]): readonly string[] {
  const timed = paths.flatMap((path) => {
    const fields = times.exec(path)?.slice(1).map(Number);
    return fields === undefined ? [] : [{ path, fields }];
  });
  if (timed.length < paths.length) return paths;
  return timed.sort((a, b) => compare(a.fields, b.fields)).map(({ path }) => path);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((field, i) => field !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
