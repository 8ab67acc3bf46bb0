// Finds links in Markdown that lead nowhere: files that do not exist, headings that do not exist. No network: only links inside the repository.
// Usage: npm run check:links [-- FOLDER]
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), ".."));

const files = tracked().filter((file) => file.endsWith(".md"));
const problems = files.flatMap((file) => deadLinks(file, readFileSync(file, "utf8")));

for (const problem of problems) console.log(problem);
console.log(`${files.length} Markdown files, ${problems.length} dead links`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Files of the repository, also those that are new and not ignored. */
function tracked() {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  return [...new Set(stdout.split("\n"))].filter((file) => file !== "" && existsSync(file));
}

function deadLinks(file, text) {
  return links(text).flatMap(({ target, line }) => {
    if (/^[a-z]+:/i.test(target)) return [];
    const [path, anchor] = target.split("#");
    const found = path === "" ? file : normalize(join(dirname(file), decodeURIComponent(path)));
    if (found.startsWith("..")) return [`${file}:${line}: ${target} leaves the repository`];
    if (!existsSync(found)) return [`${file}:${line}: ${target} does not exist`];
    if (anchor && found.endsWith(".md") && !anchors(readFileSync(found, "utf8")).has(anchor)) {
      return [`${file}:${line}: ${found} has no heading #${anchor}`];
    }
    return [];
  });
}

/** Targets of `[text](target)`, `![alt](target)` and `[name]: target`, outside of code. */
function links(text) {
  return withoutCode(text)
    .split("\n")
    .flatMap((content, index) => {
      const inline = [...content.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
      const defined = [...content.matchAll(/^\s{0,3}\[[^\]^]+\]:\s+<?([^\s>]+)/g)];
      return [...inline, ...defined].map((match) => ({ target: match[1], line: index + 1 }));
    });
}

/** The names that GitHub gives to headings. A repeated heading gets -1, -2 and so on. */
function anchors(text) {
  const seen = new Map();
  const names = new Set();
  for (const [, heading] of withoutFences(text).matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const slug = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    names.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return names;
}

/** Code is blanked, so that line numbers stay. */
function withoutCode(text) {
  return withoutFences(text).replace(/`[^`\n]*`/g, "");
}

function withoutFences(text) {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ""));
}
