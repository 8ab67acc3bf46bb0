// Edge: runs the author's own build.
import { spawn } from "node:child_process";
import type { ErrorText } from "./protocol.js";

/** Longest part of a build's output in a message. */
const longest = 4000;

/**
 * Runs `npm run build` of a package, if it has that script.
 *
 * @returns what the build said when it failed; undefined when it did not.
 */
export function buildPackage(folder: string, signal: AbortSignal): Promise<ErrorText | undefined> {
  return new Promise((resolve) => {
    const build = spawn("npm", ["run", "--silent", "--if-present", "build"], {
      cwd: folder,
      signal,
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [build.stdout, build.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output = `${output}${text}`.slice(-longest);
      });
    }
    build.on("error", (error) => resolve(signal.aborted ? undefined : failed(error.message)));
    build.on("close", (code) => resolve(code === 0 || signal.aborted ? undefined : failed(output.trim())));
  });
}

function failed(output: string): ErrorText {
  return { code: "BUILD_FAILED", message: `Expected that \`npm run build\` succeeds, found:\n${output}` };
}
