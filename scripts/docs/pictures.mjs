// Makes the pictures of docs/concepts.md from a simulated run: received file, one slice of it, a trend. Usage: npm run docs:pictures
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { receive } from "../../examples/offline-process/receive.mjs";

const repository = join(import.meta.dirname, "../..");
const data = mkdtempSync(join(tmpdir(), "overwatch-pictures-"));
const overwatch = (...args) =>
  execFileSync(
    process.execPath,
    [join(repository, "packages/cli/bin/overwatch.mjs"), ...args, "--data", data, "--quiet"],
    {
      cwd: repository,
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
    },
  );
try {
  await receive(data, { minutes: 5, faults: [{ kind: "hotChannel", fromMinute: 3 }] });
  try {
    overwatch("process");
  } catch {
    // 1 only says that problems were found, which is the point of the picture.
  }
  const draw = (hist, name) =>
    overwatch("draw", "--run", "300100", "--subsystem", "EMC", hist, "-o", join(repository, "docs/pictures", name));
  draw("EMCTRQA_histFastORL0", "hot-channel.svg");
  console.log(overwatch("when", "300100", "EMC", "hot-fastor"));
} finally {
  rmSync(data, { recursive: true });
}
