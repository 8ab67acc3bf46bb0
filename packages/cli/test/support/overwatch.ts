import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const bin = fileURLToPath(new URL("../../bin/overwatch.mjs", import.meta.url));

export interface Ended {
  /** null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The deployment: nearest package.json at or above it. Default: the root of the clone. */
  readonly cwd?: string;
  /** SIGKILL after so many milliseconds. */
  readonly killAfter?: number;
  /** Path of another Node. Default: the one that runs the tests. */
  readonly node?: string;
}

/** Runs the built command as a user would, in a process of its own; rejects only when it cannot be started. */
export function overwatch(
  args: readonly string[],
  { cwd = root, killAfter, node = process.execPath }: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, HOME: cwd, NO_COLOR: "1" };
    const child = spawn(node, [bin, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}

/** The JSON document that a command prints. */
export async function overwatchJson<T>(
  args: readonly string[],
  options?: RunOptions,
): Promise<T & { exit: number | null }> {
  const { code, stdout, stderr } = await overwatch([...args, "--json"], options);
  try {
    return { ...(JSON.parse(stdout) as T), exit: code };
  } catch {
    throw new Error(
      `overwatch ${args.join(" ")} ended with ${code} and printed no JSON: ${stdout.slice(0, 500)} ${stderr}`,
    );
  }
}
