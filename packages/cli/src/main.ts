import { homedir } from "node:os";
import type { CliIo } from "./io.js";
import { run } from "./run.js";

/** The edge: runs the command of this process and ends it with the command's exit code. */
export async function main(): Promise<void> {
  const abort = new AbortController();
  // The second signal of a kind finds no handler here and ends the process at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => abort.abort());
  process.stdout.on("error", endQuietly);
  process.stderr.on("error", endQuietly);

  const io: CliIo = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    home: findHome(),
    signal: abort.signal,
  };
  const code = await run(process.argv.slice(2), io);
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  process.exit(code);
}

/** Whoever read our output, `head` for example, has seen enough. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}

/** Pipes take text later than `write` returns. */
function flush(stream: NodeJS.WriteStream): Promise<void> {
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
