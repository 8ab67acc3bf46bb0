import { resolve } from "node:path";
import type { CommandContext } from "../command-context.js";

/** A path as the user gave it, from the folder in which the command was called; addresses stay as they are. */
export function resolvePath({ io }: Pick<CommandContext, "io">, path: string): string {
  return /^https?:\/\//.test(path) ? path : resolve(io.cwd, path);
}
