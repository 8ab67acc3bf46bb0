import { join } from "node:path";
import type { Candidate, Config } from "@overwatch/core";
import { describePlugin, loadPlugin } from "@overwatch/core";
import { discoverPlugins } from "@overwatch/core/host";
import type { Check, Finding } from "../check.js";
import type { Host } from "../host.js";

export const plugins: Check = {
  name: "plug-ins",
  run: async ({ host, cwd, config }) => {
    const { deployment, packages, unknownExclusions } = await discoverPlugins(cwd, config.plugins.exclude);
    const used = await Promise.all(
      packages.map(async (outcome) => {
        if (outcome.status === "found") return tryLoading(outcome, host, config);
        return outcome.status === "failed" ? describe(outcome.package, outcome.error) : undefined;
      }),
    );
    const findings = [...used.filter((finding) => finding !== undefined), ...unknownExclusions.map(describeExclusion)];
    if (findings.length > 0) return findings;
    const where = deployment === undefined ? "there is no package.json" : `none in the dependencies of ${deployment}`;
    return [{ status: "ok", message: `no plug-ins, ${where}: each subsystem gets one group with everything` }];
  },
};

type PluginFinding = Omit<Finding, "check">;

/** First in a process of its own: an import that hangs must not take the doctor with it. */
async function tryLoading(candidate: Candidate, host: Host, config: Config): Promise<PluginFinding> {
  const { package: name, version, manifest } = candidate;
  const reason = await host.importAlone(join(candidate.folder, candidate.entry));
  if (reason !== undefined) return { status: "problem", message: `${name}: ${reason}` };
  const loaded = await loadPlugin(candidate);
  if (loaded.status === "failed") return describe(name, loaded.error);
  const configured = describePlugin(loaded, config.detectors[manifest.subsystem] ?? {});
  if (configured.status === "failed") return describe(name, configured.error);
  return { status: "ok", message: `${name} ${version} loads, for ${manifest.subsystem}` };
}

function describe(
  name: string,
  { message, hint }: { readonly message: string; readonly hint?: string },
): PluginFinding {
  return { status: "problem", message: `${name}: ${message}`, ...(hint === undefined ? {} : { hint }) };
}

function describeExclusion(name: string): PluginFinding {
  return {
    status: "warning",
    message: `plugins.exclude names ${name}, which is no dependency`,
    hint: "Correct or remove the name.",
  };
}
