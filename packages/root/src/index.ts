export { kindOf } from "./classes/kind-of.js";
export type {
  AnyObject,
  GenericObject,
  ListObject,
  NamedObject,
  OpaqueObject,
  ParameterObject,
  ReferenceObject,
  StringObject,
} from "./classes/types.js";
export { checkRootFile, type FileCheck } from "./file/check-root-file.js";
export type { KeyInfo } from "./file/file-entry.js";
export type { DirectoryProblem } from "./file/list-entries.js";
export { openRootFile } from "./file/open-root-file.js";
export type { ReadOptions, ReadResult, RootFile } from "./file/root-file.js";
export type { FileSource } from "./source/source.js";
