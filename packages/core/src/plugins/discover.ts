// Edge: looks at the packages of a deployment. Runs no code of them.
import { deploymentInvalid, importFailed, manifestInvalid } from "../errors/catalogue.js";
import { digestPackage } from "./digest-package.js";
import { type Accepted, type FoundPackage, judgePackages } from "./judge-packages.js";
import type { Candidate, Failed, Skipped } from "./outcome.js";
import { findDeployment, findPackage, type PackageJson, readPackageJson } from "./read-package.js";

/** What a look at the dependencies of a deployment found. */
export interface Discovery {
  /** Folder of the deployment's package.json; undefined when there is none. */
  readonly deployment: string | undefined;
  /** One for each dependency, by name. */
  readonly packages: readonly (Candidate | Skipped | Failed)[];
  /** Names in `exclude` that the deployment does not depend on: often misspelt. */
  readonly unknownExclusions: readonly string[];
}

/** As npm allows them, old capitals included. */
const packageName = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

/**
 * Looks at every package in `dependencies` and `optionalDependencies` of the nearest package.json at or above `folder`.
 * Not at `devDependencies`: an installation for production has none, and results must not depend on how it was installed.
 *
 * @param exclude - names of packages that are not used.
 * @throws DEPLOYMENT_INVALID when that package.json cannot be used.
 */
export async function discoverPlugins(folder: string, exclude: readonly string[]): Promise<Discovery> {
  const deployment = await findDeployment(folder);
  if (deployment === undefined) return { deployment, packages: [], unknownExclusions: exclude };
  const packageJson = await readPackageJson(deployment);
  if (typeof packageJson === "string") throw deploymentInvalid(deployment, packageJson);

  const dependencies = dependenciesOf(packageJson);
  const found = await Promise.all([...dependencies].map(([name, optional]) => look(deployment, name, optional)));
  const folders = new Map(found.map(({ package: name, folder }) => [name, folder]));
  const packages = judgePackages(found, exclude).map(async (judged) =>
    judged.status === "accepted" ? digested(judged, folders.get(judged.package) ?? "") : judged,
  );
  return {
    deployment,
    packages: await Promise.all(packages),
    unknownExclusions: exclude.filter((name) => !dependencies.has(name)),
  };
}

/** Names of dependencies, and whether each is optional: npm lets the optional ones win. */
function dependenciesOf(packageJson: PackageJson): ReadonlyMap<string, boolean> {
  const names = (field: unknown) =>
    typeof field === "object" && field !== null ? Object.keys(field).filter((name) => packageName.test(name)) : [];
  return new Map([
    ...names(packageJson["dependencies"]).map((name) => [name, false] as const),
    ...names(packageJson["optionalDependencies"]).map((name) => [name, true] as const),
  ]);
}

/**
 * What a deployment that depends on the package in `folder` would find: for those who write one. Runs no code of it.
 *
 * @returns failed, too, when there is no package.json, or no field `overwatch` in it.
 */
export async function examinePackage(folder: string): Promise<Candidate | Failed> {
  const manifest = await readPackageJson(folder);
  const name = typeof manifest === "object" && typeof manifest["name"] === "string" ? manifest["name"] : folder;
  const [judged] = judgePackages([{ package: name, optional: false, manifest }], []);
  if (judged?.status === "accepted") return digested(judged, folder);
  if (judged?.status === "failed") return judged;
  const reason = "expected a field `overwatch` with plugin, subsystem and api, found none";
  return { package: name, version: judged?.version ?? "", status: "failed", error: manifestInvalid(name, reason) };
}

async function look(
  deployment: string,
  name: string,
  optional: boolean,
): Promise<FoundPackage & { readonly folder: string | undefined }> {
  const folder = await findPackage(deployment, name);
  const manifest = folder === undefined ? undefined : await readPackageJson(folder);
  return { package: name, optional, manifest, folder };
}

async function digested(accepted: Accepted, folder: string): Promise<Candidate | Failed> {
  try {
    const digest = await digestPackage(folder, accepted.entry);
    return { ...accepted, status: "found", folder, digest };
  } catch (error) {
    const { entry: _entry, ...looked } = accepted;
    const reason = `its code cannot be read (${error instanceof Error ? error.message : String(error)})`;
    return { ...looked, status: "failed", error: importFailed(accepted.package, reason) };
  }
}
