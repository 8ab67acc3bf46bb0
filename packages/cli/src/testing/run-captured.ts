import type { ExitCode } from "../exit-code.js";
import type { CliIo } from "../io.js";
import { run } from "../run.js";

export interface Captured {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON: throws when it is not exactly one document. */
  readonly json: () => unknown;
}

/** Runs a command line in this process and keeps what it prints. Without options: no environment, no home, no terminal. */
export async function runCaptured(
  argv: readonly string[],
  io: Partial<Pick<CliIo, "env" | "cwd" | "home" | "signal">> = {},
): Promise<Captured> {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    cwd: process.cwd(),
    home: undefined,
    signal: new AbortController().signal,
    ...io,
  });
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as unknown };
}
