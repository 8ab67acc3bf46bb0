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

/** Seconds, minutes or a factor: a number from `least` on, decimals allowed. */
export function parseFrom(least: number, most = 1e9): (text: string) => number {
  return (text) => {
    const value = /^\d{1,12}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`Expected a number from ${least} to ${most}.`);
    return value;
  };
}

/** The number of a port; 0 is a free one. */
export function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return Number(text);
}

/** A minute into a run: a whole number, whose range is checked with the run at hand. */
export function parseMinute(text: string): number {
  if (!/^-?\d{1,9}$/.test(text)) throw new InvalidArgumentError("Expected a whole number of minutes.");
  return Number(text);
}

/** An amount of bytes as people say it. */
export function parseGigabytes(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value))
    throw new InvalidArgumentError("Expected a number of gigabytes above 0.");
  return value;
}
