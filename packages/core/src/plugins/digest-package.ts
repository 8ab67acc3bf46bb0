// Edge: reads the code files of a package. Runs none of them.
import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

const mostFiles = 20_000;
const mostBytes = 500_000_000;
const deepest = 50;
/** Nothing that runs: declarations, maps, records of builds. */
const noCode = /\.(map|tsbuildinfo|md|d\.[cm]?ts)$|\.test\./;

interface CodeFile {
  /** Relative to the package, with slashes. */
  readonly path: string;
  readonly size: number;
  readonly changed: number;
}

/** Per package folder the last digest, and the names, sizes and times that it was made from. */
const cache = new Map<string, { readonly signature: string; readonly digest: string }>();

/**
 * SHA-256, hexadecimal, over package.json and the code of a package: everything in the topmost folder that `entry` is in
 * (`dist`), or in the package itself when `entry` stands there. Without node_modules, dot files and linked folders.
 * Read again only when a name, size or time of change differs.
 *
 * @throws Error when a file cannot be read, or when there are more than 20 000 files or 500 MB.
 */
export async function digestPackage(folder: string, entry: string): Promise<string> {
  const slash = entry.indexOf("/");
  const code = await listCode(folder, slash < 0 ? "" : entry.slice(0, slash), 0);
  const files = [await codeFile(folder, "package.json"), ...code.filter(({ path }) => path !== "package.json")];
  if (files.length > mostFiles) throw new Error(`${files.length} code files, at most ${mostFiles} are read`);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostBytes) throw new Error(`${bytes} bytes of code, at most ${mostBytes} are read`);

  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const signature = JSON.stringify(files);
  const known = cache.get(folder);
  if (known?.signature === signature) return known.digest;
  const digest = await digestFiles(folder, files);
  cache.set(folder, { signature, digest });
  return digest;
}

/** Names and lengths go in, too: no two sets of files give the same bytes. */
async function digestFiles(folder: string, files: readonly CodeFile[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { path } of files) {
    const content = await readFile(join(folder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function listCode(folder: string, below: string, depth: number): Promise<CodeFile[]> {
  if (depth > deepest) throw new Error(`code files more than ${deepest} folders deep`);
  const files: CodeFile[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    if (entry.name.startsWith(".") || entry.name === "node_modules" || noCode.test(entry.name)) continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await listCode(folder, path, depth + 1)));
    else if (entry.isFile() || (await linksToFile(entry, join(folder, path)))) files.push(await codeFile(folder, path));
  }
  return files;
}

/** Some installers link each file. Linked folders are left out: they may lead back to where they are. */
async function linksToFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  return stat(path).then(
    (target) => target.isFile(),
    () => false,
  );
}

async function codeFile(folder: string, path: string): Promise<CodeFile> {
  const { size, mtimeMs } = await stat(join(folder, path));
  return { path, size, changed: mtimeMs };
}
