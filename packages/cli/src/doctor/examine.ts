import type { Check, Finding, Patient } from "./check.js";
import { clock } from "./checks/clock.js";
import { configuration } from "./checks/configuration.js";
import { databaseDisk } from "./checks/database-disk.js";
import { folders } from "./checks/folders.js";
import { freeDisk } from "./checks/free-disk.js";
import { nodeVersion } from "./checks/node-version.js";
import { packages } from "./checks/packages.js";
import { plugins } from "./checks/plugins.js";

/** All checks, in the order in which they are told. */
export const checks: readonly Check[] = [
  nodeVersion,
  packages,
  configuration,
  plugins,
  folders,
  freeDisk,
  databaseDisk,
  clock,
];

/** Runs all checks; one that fails by itself is a problem like any other. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const findings = await Promise.all(checks.map((check) => runCheck(check, patient)));
  return findings.flat();
}

async function runCheck({ name, run }: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return (await run(patient)).map((finding) => ({ check: name, ...finding }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ check: name, status: "problem", message: `cannot be looked at: ${reason}` }];
  }
}
