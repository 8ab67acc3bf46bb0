/** What an error carries beside its message. */
export interface ErrorParts<C extends string = string> {
  readonly code: C;
  /** What was expected, what was found, and where. */
  readonly message: string;
  /** What to do next, as a sentence. */
  readonly hint?: string;
  /** The facts of the message, for programs. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

const brand = "@overwatch/error";

/**
 * The one error class of all our packages. Catch by `isOverwatchError(error, "CODE")`, never by `instanceof`:
 * two copies of a package may meet in one process.
 */
export class OverwatchError<C extends string = string> extends Error {
  readonly $type = brand;
  override readonly name = "OverwatchError";
  readonly code: C;
  readonly hint?: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(parts: ErrorParts<C>) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.code = parts.code;
    if (parts.hint !== undefined) this.hint = parts.hint;
    this.details = parts.details ?? {};
  }
}

/** Whether `error` is one of ours and, if codes are given, has one of them. */
export function isOverwatchError<C extends string>(error: unknown, ...codes: readonly C[]): error is OverwatchError<C> {
  if (typeof error !== "object" || error === null) return false;
  const { $type, code } = error as Partial<OverwatchError>;
  return $type === brand && (codes.length === 0 || codes.includes(code as C));
}
