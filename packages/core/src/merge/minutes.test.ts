import { expect, it } from "vitest";
import { wholeMinutes } from "./minutes.js";

it.each([
  [0, 0],
  [29, 0],
  [30, 0],
  [31, 1],
  [89, 1],
  [90, 2],
  [150, 2],
  [210, 4],
  [299, 5],
  [29.999, 0],
])("%d s are %d min, half to even", (seconds, minutes) => {
  expect(wholeMinutes(seconds)).toBe(minutes);
});
