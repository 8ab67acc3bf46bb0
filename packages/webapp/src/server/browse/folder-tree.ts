import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { browseNotFound } from "../../errors/catalogue.js";
import type { BrowseFolder } from "../../shared/browse.js";

/** Folders and ROOT files below one folder, and nothing else. */
export interface FolderTree {
  /** @param path - below the folder, with slashes; empty for itself. @throws BROWSE_NOT_FOUND */
  readonly list: (path: string) => Promise<BrowseFolder>;
  /** The absolute path of a ROOT file. @throws BROWSE_NOT_FOUND */
  readonly fileAt: (path: string) => Promise<string>;
}

/** A folder with more is cut off. */
const mostEntries = 5000;

/** @param folder - absolute path. Links are followed only to what is below it, too. */
export async function createFolderTree(folder: string): Promise<FolderTree> {
  const top = await realpath(folder);

  async function resolve(path: string): Promise<string> {
    const parts = path.split("/").filter((part) => part !== "");
    if (path.includes("\0") || parts.some((part) => part === ".." || part.includes(sep) || part.includes("\\"))) {
      throw browseNotFound(path);
    }
    const found = await realpath(join(top, ...parts)).catch(() => {
      throw browseNotFound(path);
    });
    const inside = relative(top, found);
    if (inside.startsWith("..") || isAbsolute(inside)) throw browseNotFound(path);
    return found;
  }

  return {
    list: async (path) => {
      const place = await resolve(path);
      const entries = await readdir(place, { withFileTypes: true }).catch(() => {
        throw browseNotFound(path);
      });
      const shown = entries.filter(({ name }) => !name.startsWith(".")).slice(0, mostEntries);
      const found = await Promise.all(
        shown.map(async (entry) => {
          const info = await stat(join(place, entry.name)).catch(() => undefined);
          return {
            name: entry.name,
            size: info?.size ?? 0,
            isFolder: info?.isDirectory() === true,
            isFile: info?.isFile() === true,
          };
        }),
      );
      const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
      return {
        folders: found.flatMap(({ name, isFolder }) => (isFolder ? [name] : [])).sort(),
        files: found
          .flatMap(({ name, size, isFile }) => (isFile && name.endsWith(".root") ? [{ name, size }] : []))
          .sort(byName),
      };
    },
    fileAt: async (path) => {
      const place = await resolve(path);
      const info = await stat(place).catch(() => undefined);
      if (info?.isFile() !== true || !path.endsWith(".root")) throw browseNotFound(path);
      return place;
    },
  };
}
