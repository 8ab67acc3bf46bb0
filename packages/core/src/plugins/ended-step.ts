/** The author's words of a step that was ended on purpose. */
export interface EndedStep {
  readonly message: string;
  readonly hint: string | undefined;
}

/** Kept beside the thrown object, where no plug-in can imitate or change it. */
const ended = new WeakMap<object, EndedStep>();

/** Behind `ctx.fail`: ends the step that runs. */
export function endStep(message: string, hint?: string): never {
  const thrown = new Error("A step was ended with ctx.fail. Let this error pass.");
  ended.set(thrown, { message: shortText(message), hint: hint === undefined ? undefined : shortText(hint) });
  throw thrown;
}

/** The words given to `ctx.fail` if that is what was thrown. */
export function endedStep(thrown: unknown): EndedStep | undefined {
  return typeof thrown === "object" && thrown !== null ? ended.get(thrown) : undefined;
}

/** A text of one line and at most 500 characters, whatever a plug-in gave. Runs code of the plug-in: call it inside a step. */
export function shortText(value: unknown): string {
  const text = String(value);
  const cut = text.length > 500 ? `${text.slice(0, 500)} ...` : text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters would reach terminals and logs
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
}
