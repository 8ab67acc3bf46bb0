import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { TextWriter } from "../io.js";
import type { Ending, Part, RunningPart } from "./part.js";

/** Where and with what parts are started. */
export interface PartPlace {
  /** The script of the command. */
  readonly script: string;
  /** The general options of the supervisor, for all parts. */
  readonly general: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: TextWriter;
  readonly stderr: TextWriter;
}

/**
 * Starts a part as a process of its own; what it prints comes out line by line behind its name. It holds one end of a channel whose other end
 * is this process: when that is gone, even by `kill -9`, the part ends as if asked to.
 */
export function startPart({ name, args }: Part, { script, general, cwd, env, stdout, stderr }: PartPlace): RunningPart {
  const child = spawn(process.execPath, [script, ...args, ...general], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const relay = (from: Readable | null, to: TextWriter) => {
    // A line of JSON says itself who speaks.
    const front = (line: string) => (line.startsWith('{"level":') ? "" : `${name}: `);
    if (from !== null) createInterface({ input: from }).on("line", (line) => to.write(`${front(line)}${line}\n`));
  };
  relay(child.stdout, stdout);
  relay(child.stderr, stderr);
  const ended = new Promise<Ending>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
    // Then there is no process that could close.
    child.once("error", (error) => {
      stderr.write(`${name}: ${error.message}\n`);
      resolve({ code: 3, signal: null });
    });
  });
  return { pid: child.pid, ended, stop: (force) => void child.kill(force ? "SIGKILL" : "SIGTERM") };
}
