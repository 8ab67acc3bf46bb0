import type { OverwatchError } from "@overwatch/root/errors";
import satisfies from "semver/functions/satisfies.js";
import validRange from "semver/ranges/valid.js";
import * as z from "zod";
import { apiMismatch, duplicateSubsystem, manifestInvalid, packageMissing } from "../errors/catalogue.js";
import { describeIssues } from "../errors/describe-issues.js";
import type { PluginManifest } from "./contract.js";
import { entryOf } from "./entry-of.js";
import type { Failed, LoadErrorCode, Looked, Skipped } from "./outcome.js";
import { PLUGIN_API } from "./plugin-api.js";

/** A dependency of the deployment and what was found of it. */
export interface FoundPackage {
  readonly package: string;
  /** Without it the deployment works, too. */
  readonly optional: boolean;
  /** Undefined when it is not installed; a text says why its package.json cannot be used. */
  readonly manifest: Readonly<Record<string, unknown>> | string | undefined;
}

/** May be imported, as far as its package.json says. */
export interface Accepted extends Looked {
  readonly status: "accepted";
  readonly manifest: PluginManifest;
  readonly entry: string;
}

const longestRange = 200;
const manifestSchema = z.strictObject({
  plugin: z.literal("detector", { error: 'expected "detector"' }),
  subsystem: z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/, { error: "expected a subsystem as in file names: `EMC`" }),
  api: z
    .string()
    .max(longestRange)
    .refine((range) => validRange(range) !== null, { error: 'expected a range of versions: "^1.0.0"' }),
});

/**
 * Decides which packages are imported, from their package.json alone. In the order of names the first one of several
 * with the same subsystem is taken, so that one too many does not stop a detector.
 */
export function judgePackages(
  packages: readonly FoundPackage[],
  exclude: readonly string[],
): readonly (Accepted | Skipped | Failed)[] {
  const taken = new Map<string, string>();
  return [...packages]
    .sort((a, b) => (a.package < b.package ? -1 : 1))
    .map((found) => {
      const judged = judge(found, exclude);
      if (judged.status !== "accepted") return judged;
      const { subsystem } = judged.manifest;
      const first = taken.get(subsystem);
      if (first !== undefined) return failed(judged, duplicateSubsystem(judged.package, subsystem, first));
      taken.set(subsystem, judged.package);
      return judged;
    });
}

function judge({ package: name, optional, manifest }: FoundPackage, exclude: readonly string[]) {
  const version = typeof manifest === "object" && typeof manifest["version"] === "string" ? manifest["version"] : "";
  const looked: Looked = { package: name, version: version.slice(0, 100) };
  if (exclude.includes(name)) return skipped(looked, "excluded");
  if (manifest === undefined) {
    return optional ? skipped(looked, "not installed") : failed(looked, packageMissing(name));
  }
  if (typeof manifest === "string") return failed(looked, manifestInvalid(name, manifest));
  if (manifest["overwatch"] === undefined) return skipped(looked, "no manifest");
  return judgeManifest(looked, manifest);
}

function judgeManifest(looked: Looked, packageJson: Readonly<Record<string, unknown>>): Accepted | Failed {
  const parsed = manifestSchema.safeParse(packageJson["overwatch"]);
  if (!parsed.success) {
    return failed(looked, manifestInvalid(looked.package, describeIssues(parsed.error.issues).join("; ")));
  }
  const manifest = parsed.data;
  const known = { ...looked, manifest };
  if (!satisfies(PLUGIN_API, manifest.api)) {
    return failed(known, apiMismatch(looked.package, manifest.api, PLUGIN_API));
  }
  const entry = entryOf(packageJson);
  if (entry === undefined) {
    return failed(known, manifestInvalid(looked.package, "`exports` names no file of the package to import"));
  }
  return { ...known, status: "accepted", entry };
}

function skipped(looked: Looked, why: Skipped["why"]): Skipped {
  return { ...looked, status: "skipped", why };
}

function failed({ package: name, version, manifest }: Looked, error: OverwatchError<LoadErrorCode>): Failed {
  return { package: name, version, ...(manifest === undefined ? {} : { manifest }), status: "failed", error };
}
