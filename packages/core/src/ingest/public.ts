/** What receivers need of ingest: is a file usable, how is it moved without replacing another, what is known of its run. */
export { type ContentCheck, checkContent } from "./check-content.js";
export { type MoveOutcome, moveFile } from "./move-file.js";
export { type RunInfo, readRunInfo } from "./run-info.js";
