/** `2015-11-24 17:05:10`, UTC, of Unix seconds. */
export function formatTime(unixSeconds: number): string {
  const date = new Date(unixSeconds * 1000);
  return Number.isNaN(date.getTime()) ? String(unixSeconds) : date.toISOString().slice(0, 19).replace("T", " ");
}
