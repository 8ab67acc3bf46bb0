// Looks at the packages as those who install them get them: packs all, checks each tarball, installs them with plain npm in an empty folder,
// imports every entry, bundles for a browser, and lets a detector made outside the repository be found.
// Usage: npm run check:packages
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleForBrowser } from "./packages/bundle-for-browser.mjs";
import { checkConsumerTypes } from "./packages/check-consumer-types.mjs";
import { checkTarball } from "./packages/check-tarball.mjs";
import { importEntries } from "./packages/import-entries.mjs";
import { installOutside } from "./packages/install-outside.mjs";
import { pack } from "./packages/pack.mjs";
import { runExamples } from "./packages/run-examples.mjs";
import { runOutsideDetector } from "./packages/run-outside-detector.mjs";
import { walkNewPlugin } from "./packages/walk-new-plugin.mjs";

const folder = mkdtempSync(join(tmpdir(), "overwatch-packages-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const packages = pack(join(folder, "tarballs"));
let failures = 0;

for (const item of packages)
  report(`${item.manifest.name}: contents, publint, types per module mode`, checkTarball(item));

const consumer = join(folder, "consumer");
report("all packages install with npm in an empty folder", installOutside(consumer, packages, { optionalPeers: true }));
report("every entry can be imported and exports what packages/*/exports.txt says", importEntries(consumer, packages));
report("every entry type-checks for a user, NodeNext and bundler", checkConsumerTypes(consumer, packages));
report("root bundles for a browser without Node's modules", bundleForBrowser(consumer, folder));
report("examples run beside the installed packages", runExamples(consumer));
report("a detector made outside the repository is found", runOutsideDetector(join(folder, "outside"), packages));

report("a new plug-in goes from `plugins new` to a deployment", walkNewPlugin(join(folder, "walk"), packages));

console.log(failures === 0 ? `${packages.length} packages, 0 problems` : `${failures} checks failed`);
process.exitCode = failures === 0 ? 0 : 1;

function report(what, problems) {
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${what}`);
  for (const problem of problems) console.log(`       ${problem.trimEnd().replaceAll("\n", "\n       ")}`);
  if (problems.length > 0) failures += 1;
}
