// Edge: writes the package of a new plug-in.
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, sep } from "node:path";
import { folderNotEmpty } from "../errors/catalogue.js";
import { fillManifest, fillText } from "./fill-template.js";
import type { SdkSource } from "./sdk-source.js";

/** Folder of the package, beside its sources, where tarballs of the SDK are kept. */
const tarballFolder = "sdk";
/** In the template under another name, because tools take it for their own. */
const renamed: Readonly<Record<string, string>> = { _gitignore: ".gitignore", "_biome.json": "biome.json" };

/** What is made, and of what. */
export interface ScaffoldRequest {
  /** Absolute path. */
  readonly folder: string;
  readonly subsystem: string;
  readonly sdk: SdkSource;
}

/**
 * Writes a package that builds, tests, lints and packs as it stands.
 *
 * @returns the paths of its files, relative to the folder, in order.
 * @throws FOLDER_NOT_EMPTY
 */
export async function scaffold({ folder, subsystem, sdk }: ScaffoldRequest): Promise<readonly string[]> {
  const found = await readdir(folder).catch(() => []);
  if (found.length > 0) throw folderNotEmpty(folder, found);
  const template = join(sdkFolder(), "template");
  const written: string[] = [];
  for (const path of await listTemplate(template)) {
    const target = join(dirname(path), renamed[basename(path)] ?? basename(path));
    await mkdir(dirname(join(folder, target)), { recursive: true });
    const content = await readFile(join(template, path), "utf8");
    const text = path === "package.json" ? fillManifest(content, subsystem, placed(sdk)) : fillText(content, subsystem);
    await writeFile(join(folder, target), text);
    written.push(target);
  }
  if (sdk.from === "tarballs") {
    await mkdir(join(folder, tarballFolder), { recursive: true });
    for (const { file } of Object.values(sdk.tarballs)) {
      await copyFile(file, join(folder, tarballFolder, basename(file)));
      written.push(join(tarballFolder, basename(file)));
    }
  }
  return written.map((path) => path.split(sep).join("/")).sort();
}

/** Tarballs where the new package has them. */
function placed(sdk: SdkSource): SdkSource {
  if (sdk.from !== "tarballs") return sdk;
  const tarballs = Object.entries(sdk.tarballs).map(([name, { file, version }]) => {
    return [name, { version, file: `${tarballFolder}/${basename(file)}` }] as const;
  });
  return { ...sdk, tarballs: Object.fromEntries(tarballs) };
}

/** Where the SDK is installed that this command came with. */
function sdkFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("@overwatch/detectors-sdk/package.json"));
}

/** Files of the template, without what was installed and built in it. */
async function listTemplate(template: string): Promise<readonly string[]> {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|[\\/])(node_modules|dist)([\\/]|$)/.test(path))
    .sort();
}
