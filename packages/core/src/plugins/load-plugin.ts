// Edge: imports a plug-in. Its code may do anything: call this where it may hang or exit, in a runner's thread.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importFailed } from "../errors/catalogue.js";
import { checkPlugin } from "./check-plugin.js";
import type { DetectorPlugin } from "./contract.js";
import { describeThrown } from "./describe-thrown.js";
import type { Candidate, Failed, Loaded } from "./outcome.js";

/**
 * Imports the default export of a plug-in and checks its form. Never rejects: what goes wrong is in the outcome, as
 * IMPORT_FAILED, PLUGIN_INVALID or API_MISMATCH.
 */
export async function loadPlugin(candidate: Candidate): Promise<Loaded<DetectorPlugin> | Failed> {
  const { status: _status, ...facts } = candidate;
  const { folder: _folder, entry, digest: _digest, ...looked } = facts;
  let exported: unknown;
  try {
    const module: object = await import(/* @vite-ignore */ pathToFileURL(join(candidate.folder, entry)).href);
    exported = "default" in module ? module.default : undefined;
  } catch (thrown) {
    return {
      ...looked,
      status: "failed",
      error: importFailed(candidate.package, `it threw ${describeThrown(thrown)}`),
    };
  }
  const checked = checkPlugin(exported, candidate.package, candidate.manifest);
  return checked.ok
    ? { ...facts, status: "loaded", plugin: checked.plugin }
    : { ...looked, status: "failed", error: checked.error };
}
