import { isSameFile } from "#source";
import { writeOverInput } from "../errors/catalogue.js";
import type { FileSource } from "../source/source.js";

/** Throws `WRITE_OVER_INPUT` where the file to write is one of those to read, under whatever name. */
export function refuseInput(target: string, sources: readonly FileSource[]): void {
  for (const source of sources) {
    if (typeof source === "string" && isSameFile(target, source)) throw writeOverInput(target, source);
  }
}
