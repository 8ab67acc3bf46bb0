import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The file beside the built code that says whose code is in it, and under which licence. */
export const NOTICES = "THIRD-PARTY-NOTICES.txt";

/** A plug-in of esbuild: writes the notices of all packages of others that a build takes in. */
export function writeNotices(outDir) {
  return {
    name: "notices",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile, errors }) => {
        const packages = errors.length > 0 ? [] : packagesIn(metafile);
        if (packages.length === 0) return;
        mkdirSync(outDir, { recursive: true });
        writeFileSync(join(outDir, NOTICES), packages.map(noticeOf).join(`\n${"-".repeat(80)}\n\n`));
      });
    },
  };
}

/** Folders of the packages whose code is in the output, in order of names. */
function packagesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function nameOf(folder) {
  return folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
}

function noticeOf(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined || !existsSync(join(folder, file))) throw new Error(`${name} has no text of its licence`);
  const text = readFileSync(join(folder, file), "utf8").trim();
  return `${name} ${version} (${license})${homepage === undefined ? "" : `\n${homepage}`}\n\n${text}\n`;
}
