// Edge: reads package.json files. Runs no code of a package.
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Largest package.json that is read, bytes. */
const largest = 1_000_000;

export type PackageJson = Readonly<Record<string, unknown>>;

/** The folder of the nearest package.json at or above `folder`; undefined when there is none up to the root. */
export async function findDeployment(folder: string): Promise<string | undefined> {
  for (const candidate of upwards(folder)) {
    if (await isFile(join(candidate, "package.json"))) return candidate;
  }
  return undefined;
}

/**
 * The real folder of a dependency, found as Node finds it: `node_modules` beside the deployment, then further up.
 * Needs no `exports` entry for package.json, which many packages lack.
 */
export async function findPackage(deployment: string, name: string): Promise<string | undefined> {
  for (const folder of upwards(deployment)) {
    const candidate = join(folder, "node_modules", name);
    if (await isFile(join(candidate, "package.json"))) return realpath(candidate);
  }
  return undefined;
}

/** The parsed package.json of a folder; a text that says why it cannot be used. */
export async function readPackageJson(folder: string): Promise<PackageJson | string> {
  const file = join(folder, "package.json");
  try {
    const { size } = await stat(file);
    if (size > largest) return `its package.json has ${size} bytes, at most ${largest} are read`;
    const value: unknown = JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as PackageJson) : "its package.json holds no object";
  } catch (error) {
    return `its package.json cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function upwards(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}

async function isFile(path: string): Promise<boolean> {
  // A link that points nowhere is no file.
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
