/** Conditions of `exports` under which a plug-in is imported. */
const conditions = ["node", "import", "module-sync", "default"];
const deepest = 20;

/**
 * The file that `import` of a package would take, by Node's rules for `exports` and `main`.
 *
 * @returns a path relative to the package, with slashes; undefined when the package offers none inside itself.
 */
export function entryOf(manifest: Readonly<Record<string, unknown>>): string | undefined {
  const { exports, main } = manifest;
  if (exports === undefined || exports === null) return inside(typeof main === "string" ? main : "index.js");
  const target = isRecord(exports) && "." in exports ? exports["."] : exports;
  const found = targetOf(target, 0);
  return found?.startsWith("./") ? inside(found) : undefined;
}

/** In a list the first usable one counts, in an object the first condition that holds. */
function targetOf(target: unknown, depth: number): string | undefined {
  if (typeof target === "string") return target;
  if (depth > deepest) return undefined;
  const choices = Array.isArray(target) ? target : isRecord(target) ? holding(target) : [];
  for (const choice of choices) {
    const found = targetOf(choice, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function holding(target: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.entries(target).flatMap(([name, value]) => (conditions.includes(name) ? [value] : []));
}

/** The path without its leading "./"; undefined when it could leave the package. */
function inside(path: string): string | undefined {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  const leaves = path.startsWith("/") || /[\\\0:]/.test(path) || parts.includes("..") || parts.includes("node_modules");
  return leaves || parts.length === 0 ? undefined : parts.join("/");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
