import { expect, it } from "vitest";
import { parseOptionPair } from "./parse-option-pair.js";

it.each([
  ["scale=false", false],
  ["min=0.5", 0.5],
  ["list=[1,2]", [1, 2]],
  ["name=abc", "abc"],
  ["name=", ""],
  ["name=a=b", "a=b"],
  ['name="7"', "7"],
])("%s", (text, value) => {
  expect(parseOptionPair(text, { other: 1 })).toEqual({ other: 1, [text.split("=")[0] ?? ""]: value });
});

it.each(["scale", "=1"])("refuses %s", (text) => {
  expect(() => parseOptionPair(text, {})).toThrow("NAME=VALUE");
});
