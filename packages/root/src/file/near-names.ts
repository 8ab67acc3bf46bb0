const MOST = 3;

/** Up to three of `names` that look like `wanted`: for the hint of an error. */
export function nearNames(wanted: string, names: Iterable<string>): string[] {
  const scored: [distance: number, name: string][] = [];
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  const lower = wanted.toLowerCase();
  for (const name of new Set(names)) {
    // Also the right name in a directory that was left out.
    const last = name.slice(name.lastIndexOf("/") + 1);
    const candidate = wanted.includes("/") ? name : last;
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance <= limit) scored.push([distance, name]);
  }
  return scored
    .sort((a, b) => a[0] - b[0])
    .slice(0, MOST)
    .map(([, name]) => name);
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
