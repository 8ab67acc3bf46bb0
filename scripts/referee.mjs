// Real ROOT and uproot as the referee of files that we write: each golden and each detector's file is read, written anew and opened there.
// Usage: npm run referee -- [--python python3]     needs Python with `pip install root uproot`; REFEREE_PYTHON is another default
// A case fails when ROOT or uproot says anything, or finds other objects or numbers than in the original. Last line "N passed, M failed".
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { encodeRootFile, openRootFile } from "../packages/root/dist/index.js";

const { values: flags } = parseArgs({
  options: { python: { type: "string", default: process.env.REFEREE_PYTHON ?? "python3" } },
});
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "overwatch-referee-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const pairs = [];
for (const origin of ["goldens", "real"].map((name) => here(`../testdata/root/${name}`))) {
  for (const name of readdirSync(origin).filter((file) => file.endsWith(".root"))) {
    const target = join(folder, `${pairs.length}-${name}`);
    writeFileSync(target, await rewrite(join(origin, name)));
    pairs.push([join(origin, name), target]);
  }
}
const { status } = spawnSync(flags.python, ["-W", "ignore", here("referee/check.py"), ...pairs.flat()], {
  stdio: "inherit",
});
if (status === null || status > 1)
  console.error("referee: expected Python with ROOT and uproot (pip install root uproot)");
process.exitCode = status ?? 2;

async function rewrite(path) {
  const file = await openRootFile(path);
  const entries = [];
  for await (const { path: place, name, cycle, title, className, object, error } of file.readAll()) {
    if (error) throw error;
    // Its data are in records of their own, so that a copy would be empty: writing one is refused.
    if (className === "TTree") continue;
    entries.push({ path: place, name, cycle, title, object });
  }
  const directories = file.directories();
  await file.close();
  return encodeRootFile(entries, { directories });
}
