import type { Color } from "@overwatch/core";

/** Names of CSS colours that have a number in ROOT. */
const named: Readonly<Record<string, number>> = {
  white: 0,
  black: 1,
  red: 632,
  green: 417,
  lime: 416,
  blue: 600,
  yellow: 400,
  magenta: 616,
  cyan: 432,
  orange: 800,
  purple: 880,
  violet: 880,
  gray: 922,
  grey: 922,
  lightgray: 920,
  darkgray: 921,
  brown: 803,
  navy: 602,
  teal: 840,
  pink: 900,
};

/** Red, green and blue of the colours that a free one is taken for, by number. */
const palette: readonly (readonly [number: number, r: number, g: number, b: number])[] = [
  [1, 0, 0, 0],
  [0, 255, 255, 255],
  [632, 255, 0, 0],
  [633, 204, 0, 0],
  [416, 0, 255, 0],
  [418, 0, 153, 0],
  [600, 0, 0, 255],
  [602, 0, 0, 153],
  [400, 255, 255, 0],
  [616, 255, 0, 255],
  [432, 0, 255, 255],
  [800, 255, 204, 0],
  [807, 255, 102, 0],
  [880, 153, 0, 255],
  [920, 204, 204, 204],
  [922, 102, 102, 102],
  [860, 51, 153, 255],
  [840, 51, 255, 153],
  [900, 255, 51, 153],
];

/** The number of ROOT's colour that is nearest to a CSS colour; numbers stay. Black for what is no colour. */
export function colorNumber(color: Color): number {
  if (typeof color === "number") return color;
  const known = named[color.toLowerCase()];
  if (known !== undefined) return known;
  const parts = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color)?.[1];
  if (parts === undefined) return 1;
  const step = parts.length / 3;
  const [r = 0, g = 0, b = 0] = [0, 1, 2].map((at) => {
    const text = parts.slice(at * step, (at + 1) * step);
    return Number.parseInt(step === 1 ? text + text : text, 16);
  });
  const distance = ([, pr, pg, pb]: (typeof palette)[number]) => (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2;
  return palette.reduce((best, next) => (distance(next) < distance(best) ? next : best))[0];
}
