import type { DetectorSection, Discovery, LoadOutcome } from "@overwatch/core/plugins";
import type { Runner } from "./runner.js";

/**
 * What came of every package of a deployment: those that may be imported are, each in its own thread, with the deployment's
 * sections checked by their schemas.
 *
 * @param sections - by subsystem.
 */
export async function loadPlugins(
  runner: Pick<Runner, "describe">,
  { packages }: Pick<Discovery, "packages">,
  sections: Readonly<Record<string, DetectorSection>> = {},
): Promise<readonly LoadOutcome[]> {
  return Promise.all(
    packages.map(async (looked) =>
      looked.status === "found" ? runner.describe(looked, sections[looked.manifest.subsystem]) : looked,
    ),
  );
}
