import { InvalidArgumentError } from "commander";

/**
 * `name=value` of a repeated option, added to the pairs before. The value is JSON where it can be (`false`, `0.5`,
 * `[1, 2]`), else text; whether it fits is for the schema of the subsystem's options to say.
 */
export function parseOptionPair(
  text: string,
  before: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Expected NAME=VALUE.");
  return { ...before, [text.slice(0, at)]: parseValue(text.slice(at + 1)) };
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
