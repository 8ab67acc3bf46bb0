import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "../..");

/**
 * Runs a command without a shell and without standard input.
 *
 * @returns `output` of both streams, `problems`: empty when it ended with exit code 0, else one text that shows the command and its output.
 */
export function run(command, args, cwd = repository) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 27,
    env: { ...process.env, NO_COLOR: "1" },
  });
  const text = `${stdout ?? ""}${stderr ?? ""}`;
  const problems =
    status === 0 ? [] : [`${command} ${args.join(" ")}: ${error?.message ?? `exit code ${status}`}\n${text}`];
  return { stdout: stdout ?? "", output: text, problems };
}

/** A tool of the workspace, by the name of its command. */
export function tool(name) {
  return join(repository, "node_modules/.bin", name);
}
