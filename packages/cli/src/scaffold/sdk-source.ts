// Edge: finds, or packs, the tarballs of the SDK.
import { execFile } from "node:child_process";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { packingFailed, sdkTarballsMissing } from "../errors/catalogue.js";
import { findClone } from "../find-clone.js";
import { readVersion } from "../read-version.js";

/** Where a new package gets the SDK from. */
export type SdkSource =
  | { readonly from: "registry"; readonly version: string }
  | {
      readonly from: "tarballs";
      readonly version: string;
      /** By name of the package: the SDK and what it needs of ours. */
      readonly tarballs: Readonly<Record<string, { readonly version: string; readonly file: string }>>;
    };

/** The SDK and what it needs of ours. */
const needed = ["detectors-sdk", "core", "root"] as const;
/** Longest packing, milliseconds: a build of the types of three packages. */
const patience = 300_000;

/** Tarballs in a folder. @throws SDK_TARBALLS_MISSING */
export async function findTarballs(folder: string): Promise<SdkSource> {
  const files = await readdir(folder).catch(() => []);
  const found = needed.map((name) => {
    const newest = files
      .filter((file) => tarball(name).test(file))
      .sort(byVersion)
      .at(-1);
    const version = newest === undefined ? undefined : tarball(name).exec(newest)?.[1];
    if (newest === undefined || version === undefined) throw sdkTarballsMissing(folder, `overwatch-${name}-*.tgz`);
    return [`@overwatch/${name}`, { version, file: join(folder, newest) }] as const;
  });
  return { from: "tarballs", version: found[0]?.[1].version ?? "", tarballs: Object.fromEntries(found) };
}

/**
 * What to use when nobody says: inside a clone, tarballs packed from it; else a registry.
 *
 * @param announce - called before packing, which takes some seconds.
 * @throws PACKING_FAILED
 */
export async function defaultSource(announce: (clone: string) => void): Promise<SdkSource> {
  const clone = findClone();
  if (clone === undefined) return { from: "registry", version: readVersion() };
  const script = join(clone, "scripts", "pack.mjs");
  announce(clone);
  const folder = await mkdtemp(join(tmpdir(), "overwatch-sdk-"));
  try {
    await promisify(execFile)(process.execPath, [script, folder, ...needed], { cwd: clone, timeout: patience });
  } catch (error) {
    throw packingFailed(script, error);
  }
  return findTarballs(folder);
}

function tarball(name: string): RegExp {
  return new RegExp(`^overwatch-${name}-(\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?)\\.tgz$`);
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
