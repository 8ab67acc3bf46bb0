import { shortText } from "./ended-step.js";

/**
 * "TypeError: x is not a function", for anything that can be thrown, even what throws again when it is looked at.
 * Runs code of what was thrown: call it where code of the plug-in may run.
 */
export function describeThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `\`${shortText(thrown)}\`, which is no Error`;
    return shortText(`${thrown.name}: ${thrown.message}`);
  } catch {
    return "something that cannot be read";
  }
}
