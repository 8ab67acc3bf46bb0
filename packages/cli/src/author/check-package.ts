import type { ErrorText } from "./protocol.js";

type PackageJson = Readonly<Record<string, unknown>>;

const sdk = "@overwatch/detectors-sdk";

/**
 * What is wrong with the package around a plug-in: how it depends on the SDK, and what its tarball lacks.
 *
 * @param entry - the file that a deployment imports, relative to the package.
 * @param packed - files of the tarball; undefined when nobody could tell.
 */
export function checkPackage(
  packageJson: PackageJson,
  entry: string,
  packed: readonly string[] | undefined,
): readonly ErrorText[] {
  return [...checkDependencies(packageJson), ...checkTarball(entry, packed)];
}

function checkDependencies(packageJson: PackageJson): readonly ErrorText[] {
  const own = namesIn(packageJson["dependencies"]).filter((name) => name.startsWith("@overwatch/"));
  const peers = namesIn(packageJson["peerDependencies"]);
  return [
    ...(peers.includes(sdk)
      ? []
      : [
          {
            code: "SDK_NOT_PEER",
            message: `Expected ${sdk} in peerDependencies of package.json: the deployment brings the one copy that all plug-ins use.`,
          },
        ]),
    ...own.map((name) => ({
      code: "SDK_NOT_PEER",
      message: `Expected no package of Overwatch in dependencies, found ${name}: it would come a second time. Move ${sdk} to peerDependencies and devDependencies.`,
    })),
  ];
}

function checkTarball(entry: string, packed: readonly string[] | undefined): readonly ErrorText[] {
  if (packed === undefined) return [];
  const missing = [entry, "package.json"].filter((file) => !packed.includes(file));
  return missing.map((file) => ({
    code: "TARBALL_INCOMPLETE",
    message: `Expected ${file} in what \`npm pack\` makes, found ${packed.length} other files. Name its folder in \`files\` of package.json.`,
  }));
}

function namesIn(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
