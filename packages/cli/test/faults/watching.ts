import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const bin = fileURLToPath(new URL("../../bin/overwatch.mjs", import.meta.url));

export interface Watching {
  readonly pid: number;
  readonly stderr: () => string;
  /** null while it lives. */
  readonly exitCode: () => number | null;
  /** Ends it as an operator would; resolves to its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Starts `overwatch process --watch` in a process of its own. */
export function startWatching(dataFolder: string): Watching {
  const child: ChildProcess = spawn(process.execPath, [bin, "process", "--watch", "--data", dataFolder], {
    cwd: root,
    env: { ...process.env, HOME: root, NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return {
    pid: child.pid ?? 0,
    stderr: () => stderr,
    exitCode: () => child.exitCode,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      child.kill("SIGTERM");
      await once(child, "exit");
      return child.exitCode;
    },
  };
}

/** Looks again until it holds; the limit is for what hangs, not for what is slow. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  const end = performance.now() + 1000 * seconds;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await setTimeout(100);
  }
}
