import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../doctor/check.js";
import type { Deployment } from "./deployment.js";

/** What a tool of the system said; undefined where it is not installed. */
export type RunTool = (
  command: string,
  args: readonly string[],
) => Promise<{ readonly ok: boolean; readonly text: string } | undefined>;

/**
 * What this host lacks for the files in `folder`: user, command, folders, certificates, and what `systemd-analyze verify` and `nginx -t` say of
 * the files where they are installed.
 */
export async function examineDeployment(
  folder: string,
  deployment: Deployment,
  run: RunTool = runTool,
): Promise<readonly Finding[]> {
  const findings = await Promise.all([
    userFinding(deployment, run),
    fileFinding(
      "command",
      join(deployment.folder, "node_modules/.bin/overwatch"),
      constants.X_OK,
      "Run `npm ci` in the folder of the deployment.",
    ),
    folderFinding("data folder", deployment.dataFolder),
    folderFinding("backups", deployment.backupFolder),
    fileFinding(
      "certificate",
      "/etc/ssl/overwatch/fullchain.pem",
      constants.R_OK,
      "Get one for the domain, or change ssl_certificate in nginx/overwatch.conf.",
    ),
    unitsFinding(folder, run),
    siteFinding(run),
  ]);
  return findings;
}

async function userFinding({ user }: Deployment, run: RunTool): Promise<Finding> {
  const found = await run("id", ["-u", user]);
  if (found?.ok === true)
    return { check: "user", status: "ok", message: `${user} has the number ${found.text.trim()}` };
  const hint = `Make one: useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin ${user}.`;
  return { check: "user", status: "problem", message: `expected a user ${user}, found none`, hint };
}

async function fileFinding(check: string, path: string, mode: number, hint: string): Promise<Finding> {
  return access(path, mode).then(
    () => ({ check, status: "ok", message: path }),
    () => ({ check, status: "problem", message: `expected ${path}, found none that can be used`, hint }),
  );
}

async function folderFinding(check: string, path: string): Promise<Finding> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return { check, status: "ok", message: path };
  return {
    check,
    status: "problem",
    message: `expected a folder at ${path}, found none`,
    hint: "Make it, and give it to the user.",
  };
}

async function unitsFinding(folder: string, run: RunTool): Promise<Finding> {
  const units = [
    "overwatch.service",
    "overwatch-backup.service",
    "overwatch-backup.timer",
    "overwatch-thin.service",
    "overwatch-thin.timer",
  ];
  const found = await run("systemd-analyze", [
    "verify",
    "--man=no",
    ...units.map((unit) => join(folder, "systemd", unit)),
  ]);
  return toolFinding("systemd", "systemd-analyze", found);
}

/** The whole configuration of nginx: the site's file alone cannot be looked at. */
async function siteFinding(run: RunTool): Promise<Finding> {
  return toolFinding("nginx", "nginx", await run("nginx", ["-t"]));
}

function toolFinding(check: string, tool: string, found: Awaited<ReturnType<RunTool>>): Finding {
  if (found === undefined) {
    return {
      check,
      status: "warning",
      message: `${tool} is not here, so that its files were not looked at`,
      hint: "Look at them where they go.",
    };
  }
  const text = found.text.trim();
  if (found.ok && (tool === "nginx" || text === ""))
    return { check, status: "ok", message: `${tool} finds nothing wrong` };
  return { check, status: "problem", message: `${tool} says: ${text}`, hint: "Mend what it names." };
}

function runTool(command: string, args: readonly string[]): ReturnType<RunTool> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 20_000 }, (error, stdout, stderr) => {
      if ((error as NodeJS.ErrnoException | null)?.code === "ENOENT") resolve(undefined);
      else resolve({ ok: error === null, text: stdout + stderr });
    });
  });
}
