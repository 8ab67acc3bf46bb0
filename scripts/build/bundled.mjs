/**
 * Package -> what its build takes in: plain JavaScript of others, which a command would else load file by file at each start
 * (kysely alone has 260). `package.json` names it among the devDependencies, unless its types are part of ours.
 */
export const bundled = {
  core: ["js-yaml", "semver", "temporal-polyfill", "temporal-utils", "zod"],
  service: ["kysely"],
  cli: ["commander"],
  // jsroot cannot be installed without compilers, because of its dependency canvas.
  render: ["jsroot", "three"],
};

/** Whether an import belongs to one of these packages, for tools that take patterns. */
export function patternsOf(names) {
  return names.map((name) => new RegExp(`^${name}(/|$)`));
}
