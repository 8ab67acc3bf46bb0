/** From values to places on the screen. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => number;
}

/** @param pixels - where `from` and `to` are. */
export function linearScale([from, to]: readonly [number, number], [first, last]: readonly [number, number]): Scale {
  const span = to - from || 1;
  return { from, to, at: (value) => first + ((value - from) / span) * (last - first) };
}

/** Round numbers inside a range, about `count` of them. */
export function ticks(from: number, to: number, count: number): number[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power * 10;
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
}

const steps = [
  1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 7_776_000,
  31_536_000,
];

/** Round moments of the local clock inside a range of Unix seconds. */
export function timeTicks(from: number, to: number, count: number): { readonly at: number; readonly label: string }[] {
  const rough = (to - from) / Math.max(1, count);
  const step = steps.find((candidate) => candidate >= rough) ?? 31_536_000;
  const shift = new Date(from * 1000).getTimezoneOffset() * 60;
  const found: { at: number; label: string }[] = [];
  for (let at = Math.ceil((from - shift) / step) * step + shift; at <= to && found.length < 50; at += step) {
    found.push({ at, label: timeLabel(at, step) });
  }
  return found;
}

function timeLabel(at: number, step: number): string {
  const date = new Date(at * 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${two(date.getDate())}.${two(date.getMonth() + 1)}.`;
  if (step >= 86_400) return `${day}${step >= 2_592_000 ? date.getFullYear() : ""}`;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return step < 60 ? `${clock}:${two(date.getSeconds())}` : clock;
}

/** The range of values with some air; limits and errors count, what is no number does not. */
export function valueRange(values: Iterable<number>): readonly [number, number] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < from) from = value;
    if (value > to) to = value;
  }
  if (from > to) return [0, 1];
  const air = (to - from) * 0.08 || Math.abs(to) * 0.1 || 1;
  return [from - air, to + air];
}
