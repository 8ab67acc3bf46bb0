import { isOverwatchError } from "@overwatch/core/errors";

/** An error in the forms in which the command line shows it. */
export interface DescribedError {
  /** What, where, what to do: one line. */
  readonly line: string;
  readonly stack: string | undefined;
  readonly json: { readonly code: string; readonly message: string; readonly hint?: string };
}

export function describeError(error: unknown): DescribedError {
  const stack = error instanceof Error ? error.stack : undefined;
  const json = isOverwatchError(error) ? partsOf(error) : partsOfForeign(error);
  const sentences = json.hint === undefined ? json.message : `${json.message} ${json.hint}`;
  return { line: `overwatch: ${toOneLine(sentences)}`, stack, json };
}

function partsOf({ code, message, hint }: { code: string; message: string; hint?: string }): DescribedError["json"] {
  return { code, message, ...(hint === undefined ? {} : { hint }) };
}

/** An error of the system, which has a code, or a fault of ours. */
function partsOfForeign(error: unknown): DescribedError["json"] {
  const message = error instanceof Error ? error.message : String(error);
  const code = (error as { readonly code?: unknown } | null | undefined)?.code;
  if (typeof code === "string") return { code, message: `The system refused: ${message}.` };
  return {
    code: "UNEXPECTED",
    message: `Something went wrong that should not: ${message}.`,
    hint: "Run it again with --debug and report what it prints.",
  };
}

function toOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ");
}
