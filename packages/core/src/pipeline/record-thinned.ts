import type { SubsystemReport } from "../model/report.js";
import { keptRecordOf } from "./kept-file.js";
import { recordOf, type ThinnedFile } from "./thinned-file.js";

/** Records of files that go, and of those that stay and depend on them.
 *
 * @throws when the report does not know one of them.
 */
export function recordsOf(published: SubsystemReport, goes: ReadonlySet<string>): readonly ThinnedFile[] {
  const gone = new Set([...goes, ...published.files.flatMap(({ name, thinned }) => (thinned === true ? [name] : []))]);
  const records = published.files.flatMap(({ name }) => {
    const record = goes.has(name)
      ? recordOf(published, name)
      : gone.has(name)
        ? []
        : keptRecordOf(published, name, gone);
    return record ?? [];
  });
  const recorded = records.filter(({ kept }) => kept === undefined).length;
  if (recorded !== goes.size) throw new Error(`run ${published.run}: a file without a record was to be removed`);
  return records;
}
