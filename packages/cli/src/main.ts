import { homedir } from "node:os";
import type { TextWriter } from "./io.js";
import { run } from "./run.js";

/** The parts of Node's `process` that a command line needs. */
export interface HostProcess {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: () => string;
  readonly stdout: HostStream;
  readonly stderr: HostStream;
  readonly once: (event: "SIGINT" | "SIGTERM" | "disconnect", action: () => void) => unknown;
  readonly exit: (code: number) => void;
}

export interface HostStream extends TextWriter {
  readonly write: (text: string, done?: () => void) => unknown;
  readonly on: (event: "error", action: (error: NodeJS.ErrnoException) => void) => unknown;
}

/** The edge: runs the command of this process and ends it with the command's exit code. */
export async function main(host: HostProcess = process): Promise<void> {
  const abort = new AbortController();
  // The second signal of a kind finds no handler here and ends the process at once.
  // Who started this as a part of something larger and is gone wants it to end, too.
  for (const event of ["SIGINT", "SIGTERM", "disconnect"] as const) host.once(event, () => abort.abort());
  for (const stream of [host.stdout, host.stderr]) stream.on("error", (error) => endQuietly(host, error));

  const code = await run(host.argv.slice(2), {
    stdout: host.stdout,
    stderr: host.stderr,
    env: host.env,
    cwd: host.cwd(),
    home: findHome(),
    signal: abort.signal,
  });
  await Promise.all([flush(host.stdout), flush(host.stderr)]);
  host.exit(code);
}

/** Whoever read our output, `head` for example, has seen enough. */
function endQuietly(host: HostProcess, error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  host.exit(0);
}

/** Pipes take text later than `write` returns. */
function flush(stream: HostStream): Promise<void> {
  return new Promise((resolve) => stream.write("", () => resolve()));
}

/** Some containers run under a user who has none. */
function findHome(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}
