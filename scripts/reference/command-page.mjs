// The reference of the command line, made from what each command says of itself with `--help`.
import { run } from "../../packages/cli/src/index.ts";

const head = `---
title: Commands
---

# Commands

Made from \`overwatch COMMAND --help\`; do not edit: \`npx vitest run scripts/command-page -u\` writes it again.
Every command takes the general options, before or after its own.
Exit codes: 0 fine · 1 done, but problems were found · 2 wrong use · 3 the environment failed.
`;

/** The page as Markdown: the general options once, then a section for each command in the order of \`overwatch --help\`. */
export async function commandPage() {
  const general = await helpOf([]);
  const sections = [];
  for (const name of commandsIn(general)) sections.push(...(await sectionsOf([name])));
  return `${head}\n## General options\n\n${fenced(section(general, "Options:"))}\n${sections.join("\n")}`;
}

async function sectionsOf(words) {
  const help = await helpOf(words);
  const text = help
    .replace(/\nGlobal Options:\n(?: .*\n)+/, "")
    .replace(/\nOptions:\n +--help .*\n(?! )/, "\n")
    .replace(/^ +(--help|help \[command\]) .*\n/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const sections = [`## ${words.join(" ")}\n\n${fenced(text)}`];
  for (const name of commandsIn(help)) sections.push(...(await sectionsOf([...words, name])));
  return sections;
}

function commandsIn(help) {
  const lines = section(help, "Commands:").split("\n");
  return lines.map((line) => /^ {2}(\S+)/.exec(line)?.[1]).filter((name) => name !== undefined && name !== "help");
}

/** The indented lines behind a title. */
function section(help, title) {
  const lines = help.split("\n");
  const from = lines.indexOf(title) + 1;
  if (from === 0) return "";
  const to = lines.findIndex((line, at) => at >= from && !line.startsWith(" "));
  return lines.slice(from, to === -1 ? undefined : to).join("\n");
}

function fenced(text) {
  return `\`\`\`text\n${text}\n\`\`\`\n`;
}

async function helpOf(words) {
  let text = "";
  const io = { env: {}, cwd: process.cwd(), home: undefined, signal: new AbortController().signal };
  const code = await run([...words, "--help"], {
    ...io,
    stdout: { write: (part) => (text += part), columns: 100 },
    stderr: { write: (part) => (text += part) },
  });
  if (code !== 0) throw new Error(`overwatch ${words.join(" ")} --help ended with ${code}: ${text}`);
  return text;
}
