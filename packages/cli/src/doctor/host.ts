import { execFile } from "node:child_process";
import { statfs } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** A file system, as far as it matters here. */
export interface Volume {
  /** The system's number of its kind. */
  readonly type: number;
  readonly freeBytes: number;
  /** Files that can still be made; undefined where that has no limit. */
  readonly freeFiles: number | undefined;
}

/** What the doctor looks at and no test can break on the machine it runs on. */
export interface Host {
  /** As in `20.19.0`. */
  readonly nodeVersion: string;
  readonly platform: NodeJS.Platform;
  /** Unix time, milliseconds. */
  readonly now: () => number;
  /** Loads a package that is a dependency of the last of `through`, which is one of the one before, ... */
  readonly importPackage: (name: string, through: readonly string[]) => Promise<unknown>;
  readonly volumeOf: (folder: string) => Promise<Volume>;
  /** Imports a file in a process of its own, which may hang or crash; a text that says why it failed. */
  readonly importAlone: (path: string) => Promise<string | undefined>;
}

/** Milliseconds that an import may take on a busy machine. */
const IMPORT_TIMEOUT = 20_000;

/** The machine that this runs on. */
export function createHost(importTimeout = IMPORT_TIMEOUT): Host {
  return {
    nodeVersion: process.versions.node,
    platform: process.platform,
    now: Date.now,
    importPackage,
    importAlone: (path) => importAlone(path, importTimeout),
    volumeOf: async (folder) => {
      const { type, bsize, bavail, files, ffree } = await statfs(folder);
      return { type, freeBytes: bsize * bavail, freeFiles: files > 0 ? ffree : undefined };
    },
  };
}

/** With strict package managers a package sees its own dependencies only, so the way leads from one to the next. */
async function importPackage(name: string, through: readonly string[]): Promise<unknown> {
  let require = createRequire(import.meta.url);
  for (const package_ of through) require = createRequire(require.resolve(`${package_}/package.json`));
  return import(pathToFileURL(require.resolve(name)).href) as Promise<unknown>;
}

function importAlone(path: string, timeout: number): Promise<string | undefined> {
  const script = `await import(${JSON.stringify(pathToFileURL(path).href)}); process.stdout.write("imported"); process.exit(0);`;
  const args = ["--input-type=module", "--eval", script];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { timeout, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
      if (error?.killed === true) resolve(`its import did not end within ${timeout / 1000} s`);
      else if (error !== null) resolve(`its import failed: ${findReason(stderr) ?? `exit code ${error.code}`}`);
      else resolve(stdout.endsWith("imported") ? undefined : "its import ended the process");
    });
  });
}

/** The line of Node's report that names the error. */
function findReason(stderr: string): string | undefined {
  return (
    stderr.split("\n").find((line) => /^\w*(Error|Exception)\b.*:/.test(line)) ??
    stderr.split("\n").find((line) => line !== "")
  );
}
