import type { OverwatchError } from "@overwatch/root/errors";
// By file: the whole package takes 20 ms to load, in each thread.
import satisfies from "semver/functions/satisfies.js";
import valid from "semver/functions/valid.js";
import { apiMismatch, pluginInvalid } from "../errors/catalogue.js";
import { describeIssues } from "../errors/describe-issues.js";
import type { DetectorPlugin, PluginManifest } from "./contract.js";
import { describeThrown } from "./describe-thrown.js";
import { PLUGIN_API } from "./plugin-api.js";
import { pluginSchema } from "./plugin-schema.js";
import { describeValue } from "./validate/refuse.js";

/** A default export that is a plug-in of this API, or why it is none. */
export type CheckedPlugin =
  | { readonly ok: true; readonly plugin: DetectorPlugin }
  | { readonly ok: false; readonly error: OverwatchError<"PLUGIN_INVALID" | "API_MISMATCH"> };

const mostFaults = 5;

/**
 * Checks the form of a default export: brand, API, subsystem, and the rows of each hook. Never throws, though reading a
 * plug-in's fields may run code of it.
 *
 * @returns a copy: a plug-in that changes its lists later does not change what runs.
 */
export function checkPlugin(exported: unknown, name: string, manifest: PluginManifest): CheckedPlugin {
  try {
    return checkForm(exported, name, manifest);
  } catch (thrown) {
    return invalid(name, `it threw ${describeThrown(thrown)} when it was looked at`);
  }
}

function checkForm(exported: unknown, name: string, manifest: PluginManifest): CheckedPlugin {
  if (!isDetector(exported)) return invalid(name, `found ${describeValue(exported)}`);
  const { api } = exported;
  // Before the form, which another version of the API may have changed.
  if (typeof api !== "string" || api.length > 100 || !valid(api) || !satisfies(PLUGIN_API, `^${api}`)) {
    const wanted = typeof api === "string" ? api : describeValue(api);
    return { ok: false, error: apiMismatch(name, wanted, PLUGIN_API) };
  }
  const parsed = pluginSchema.safeParse(exported);
  if (!parsed.success) {
    const faults = describeIssues(parsed.error.issues.slice(0, mostFaults));
    const more = parsed.error.issues.length - faults.length;
    return invalid(name, `${faults.join("; ")}${more > 0 ? `; and ${more} more` : ""}`);
  }
  const { subsystem } = parsed.data;
  if (subsystem !== manifest.subsystem) {
    return invalid(name, `its package.json says subsystem ${manifest.subsystem}, its code ${subsystem}`);
  }
  // The schema checked all but what functions take and return, which only calls can show.
  return { ok: true, plugin: parsed.data as unknown as DetectorPlugin };
}

function isDetector(value: unknown): value is { readonly api: unknown } {
  return typeof value === "object" && value !== null && "$type" in value && value.$type === "@overwatch/detector";
}

function invalid(name: string, reason: string): CheckedPlugin {
  return { ok: false, error: pluginInvalid(name, reason) };
}
