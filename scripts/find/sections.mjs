import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The sections of all guides: what stands under a heading of any level, with the address that typedoc gives it.
 * Code counts as text, since names of commands and keys are what people look for.
 */
export function readSections(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => sectionsOf(name, readFileSync(join(folder, name), "utf8")));
}

function sectionsOf(file, text) {
  const [, front = ""] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const title = /^title: (.*)$/m.exec(front)?.[1];
  const [, first = file] = /^# (.*)$/m.exec(text) ?? [];
  const page = title?.replace(/\W/g, "_") ?? file.replace(".md", "");
  const body = text.slice(front === "" ? 0 : front.length + 9);
  const parts = body.split(/^(?=#{1,4} )/m).filter((part) => part.trim() !== "");
  const used = new Map();
  return parts.flatMap((part) => {
    const [, marks = "#", heading = file] = /^(#{1,4}) (.*)$/m.exec(part) ?? [];
    const anchor = slug(heading, used);
    const address = marks === "#" ? `documents/${page}.html` : `documents/${page}.html#${anchor}`;
    const place = { address, page: title ?? first };
    const whole = { ...place, heading: plain(heading), text: plain(part.replace(/^#.*$/m, "")) };
    // A row of a table is about what its first cell names: a key, a word, a metric.
    const rows = [...part.matchAll(/^\|([^|]{2,60})\|(.+)\|$/gm)].map(([, name, rest]) => ({
      ...place,
      heading: plain(name),
      text: plain(rest),
    }));
    return [whole, ...rows.filter((row) => row.heading !== "" && !/^-+$/.test(row.heading))];
  });
}

/** As typedoc makes them: a heading that stands twice gets a number. */
function slug(heading, used) {
  const base = plain(heading)
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/\s+/g, "-");
  const count = used.get(base) ?? 0;
  used.set(base, count + 1);
  return count === 0 ? base : `${base}-${count}`;
}

function plain(markdown) {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\|[-| ]+\|$/gm, " ")
    .replace(/[`*|]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
