import { bundled } from "../build/bundled.mjs";
import { NOTICES } from "../build/notices.mjs";
import { run, tool } from "./run.mjs";

const wanted = ["package.json", "README.md", "LICENSE"];
const unwanted = [
  { pattern: /^src\//, why: "sources are not shipped" },
  { pattern: /(^|\/)\.tsbuildinfo$/, why: "a record of the build" },
  { pattern: /^(?!template\/).*\.(test|test-d|bench)\./, why: "a test" },
  { pattern: /\.d\.ts\.map$/, why: "points to sources that are not shipped" },
  { pattern: /^((exports|api)\.txt|tsconfig\.json|typedoc\.json)$/, why: "for work inside the repository only" },
];

/** @returns what is wrong with one packed package, one text each. */
export function checkTarball({ name, tarball, manifest }) {
  const files = run("tar", ["tzf", tarball])
    .stdout.split("\n")
    .filter(Boolean)
    .map((file) => file.replace(/^package\//, ""));
  return [
    ...[...wanted, ...(name in bundled ? [`dist/${NOTICES}`] : [])]
      .filter((file) => !files.includes(file))
      .map((file) => `${file} is missing`),
    ...files.flatMap((file) =>
      unwanted.filter(({ pattern }) => pattern.test(file)).map(({ why }) => `${file}: ${why}`),
    ),
    ...missingTargets(manifest, files),
    ...(JSON.stringify(manifest).includes("@overwatch/source")
      ? ["the condition @overwatch/source is left in package.json"]
      : []),
    ...(JSON.stringify(manifest).includes("workspace:") ? ["a range `workspace:` is left in package.json"] : []),
    ...run(tool("publint"), ["run", tarball, "--strict"]).problems,
    ...run(tool("attw"), [tarball, "--profile", "esm-only"]).problems,
  ];
}

function missingTargets(manifest, files) {
  const targets = [manifest.exports, manifest.imports ?? {}, manifest.bin ?? {}].flatMap(leaves);
  return targets
    .filter((target) => !files.includes(target.replace("./", "")))
    .map((target) => `package.json promises ${target}, which is not in the tarball`);
}

function leaves(target) {
  return typeof target === "string" ? [target] : Object.values(target).flatMap(leaves);
}
