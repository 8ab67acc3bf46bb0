export { classNameOf } from "./classes/class-name-of.js";
export { kindOf } from "./classes/kind-of.js";
export type {
  AnyObject,
  GenericObject,
  ListObject,
  NamedObject,
  OpaqueObject,
  ParameterObject,
  ReferenceObject,
  Sparse,
  StoredBytes,
  StringObject,
} from "./classes/types.js";
export { loadCodecs } from "./codecs/load-codecs.js";
export { dumpFile } from "./dump/dump-file.js";
export { dumpObject } from "./dump/dump-object.js";
export type { DumpProblem, DumpValue, EntryDump, FileDump, ObjectDump } from "./dump/dump-types.js";
export { stringifyDump, stringifyDumpValue } from "./dump/stringify-dump.js";
export { checkRootFile, type FileCheck } from "./file/check-root-file.js";
export type { KeyInfo } from "./file/file-entry.js";
export type { DirectoryProblem } from "./file/list-entries.js";
export { openRootFile } from "./file/open-root-file.js";
export type { ReadOptions, ReadResult, RootFile } from "./file/root-file.js";
export { stringifyJsroot, toJsroot } from "./json/stringify-jsroot.js";
export type { FileReport, LeftOut, LeftOutCode } from "./merge-files/file-report.js";
export { type MergeFilesOptions, mergeRootFiles } from "./merge-files/merge-root-files.js";
export {
  type DifferenceReport,
  type SubtractFilesOptions,
  subtractRootFiles,
} from "./merge-files/subtract-root-files.js";
export { type AliHeader, encodeAliHeader, matchesAliId, parseAliHeader } from "./message/ali-header.js";
export { type AliInfo, encodeAliInfo, parseAliInfo } from "./message/ali-info.js";
export { type AliMessage, type AliObject, readAliMessage } from "./message/read-ali-message.js";
export { readMessage } from "./message/read-message.js";
export { createStreamerRegistry, type StreamerRegistry } from "./message/streamer-registry.js";
export { type MessageOptions, writeMessage, writeStreamerMessage } from "./message/write-message.js";
export type { FileSource } from "./source/source.js";
export { encodeRootFile } from "./write/encode-root-file.js";
export type { DirectoryToWrite, FileEntryToWrite, WriteOptions } from "./write/write-options.js";
export { writeRootFile } from "./write/write-root-file.js";
