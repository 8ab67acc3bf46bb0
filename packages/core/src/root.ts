/** ROOT files, as `@overwatch/root` reads and describes them: what uses core needs no second dependency. */
export {
  type AnyObject,
  checkRootFile,
  classNameOf,
  type DumpValue,
  dumpFile,
  type EntryDump,
  type FileCheck,
  type FileDump,
  type KeyInfo,
  kindOf,
  openRootFile,
  type ReadOptions,
  type ReadResult,
  type RootFile,
  stringifyDump,
} from "@overwatch/root";
