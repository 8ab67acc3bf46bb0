import { words } from "./words.js";

/** `3 min`: one number and one unit. */
export function formatAge(seconds: number): string {
  const { ago } = words;
  const age = Math.max(0, seconds);
  if (age < 90) return `${Math.round(age)} ${ago.seconds}`;
  if (age < 90 * 60) return `${Math.round(age / 60)} ${ago.minutes}`;
  if (age < 48 * 3600) return `${Math.round(age / 3600)} ${ago.hours}`;
  return `${Math.round(age / 86_400)} ${ago.days}`;
}

/** Local date and time to the minute. @param time - Unix seconds. */
export function formatTime(time: number): string {
  const date = new Date(time * 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** At most five digits that matter; large and small ones with an exponent. What the server sends as a text stays. */
export function formatNumber(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return "-";
  if (typeof value === "string") return value;
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return value.toLocaleString("en").replaceAll(",", "\u2009");
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) return value.toExponential(3);
  return String(Number(value.toPrecision(5)));
}

/** `85 %` */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A fact of a plot or an alarm; of long lists the beginning and how many there are. */
export function formatInfo(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length > 60
      ? `${value.slice(0, 60).map(formatInfo).join(", ")}, … (${value.length})`
      : value.map(formatInfo).join(", ");
  }
  return typeof value === "number" ? formatNumber(value) : String(value);
}

/** Local time of day to the second. @param time - Unix seconds. */
export function formatClock(time: number): string {
  const date = new Date(time * 1000);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** `1.2 MB` */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB"];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power - 1]}`;
}
