/** Lines further apart than this are compared as a whole: the table of a longer comparison would not fit. */
const mostCells = 25_000_000;

/**
 * What changed from one record of a run to the next, line by line, in order; empty when nothing did. Equal lines are left out, but
 * for the heading (a line that is not indented) above a change.
 */
export function diffRecords(before: string, after: string): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from++;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > from && nowEnd > from && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--;
    nowEnd--;
  }
  const changes = compare(old.slice(from, oldEnd), now.slice(from, nowEnd));
  return withHeadings(changes, headingBefore(now, from));
}

interface Change {
  readonly sign: "-" | "+" | " ";
  readonly text: string;
}

/** By the longest common sequence of lines. */
function compare(old: readonly string[], now: readonly string[]): readonly Change[] {
  const width = now.length + 1;
  if ((old.length + 1) * width > mostCells) {
    return [...old.map((text) => ({ sign: "-", text }) as const), ...now.map((text) => ({ sign: "+", text }) as const)];
  }
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [was = "", is = ""] = [old[i], now[j]];
    if (i < old.length && j < now.length && was === is) {
      changes.push({ sign: " ", text: is });
      i++;
      j++;
    } else if (
      j >= now.length ||
      (i < old.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      changes.push({ sign: "-", text: was });
      i++;
    } else {
      changes.push({ sign: "+", text: is });
      j++;
    }
  }
  return changes;
}

function withHeadings(changes: readonly Change[], first: string): readonly string[] {
  const lines: string[] = [];
  let heading = first;
  for (const { sign, text } of changes) {
    const isHeading = text !== "" && !text.startsWith(" ");
    if (sign === " ") {
      if (isHeading) heading = text;
      continue;
    }
    if (text === "") continue;
    if (isHeading) heading = "";
    else if (heading !== "") {
      lines.push(`  ${heading}`);
      heading = "";
    }
    lines.push(`${sign} ${text}`);
  }
  return lines;
}

/** The nearest line at or above that is not indented. */
function headingBefore(lines: readonly string[], index: number): string {
  for (let i = index - 1; i >= 0; i--) {
    const line = lines[i] ?? "";
    if (line !== "" && !line.startsWith(" ")) return line;
  }
  return "";
}
