/** The command `overwatch`. Only `main` prints and exits; `run` is the same with everything it touches given to it. */
export type { ExitCode } from "./exit-code.js";
export type { CliIo, TextWriter } from "./io.js";
export { main } from "./main.js";
export { run } from "./run.js";
