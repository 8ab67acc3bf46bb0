import { InvalidArgumentError } from "commander";

/** The number of a run, as an argument or option. */
export function parseRun(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("A run is a number of at most 15 digits.");
  return Number(text);
}

/** How many of something to show: 1 or more. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Expected a whole number from 1 to 999999999.");
  return Number(text);
}
