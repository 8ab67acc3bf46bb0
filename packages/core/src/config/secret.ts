/** A value that is never shown: not when printed, not in messages, not in JSON. */
export interface Secret<T = unknown> {
  readonly $type: "@overwatch/secret";
  /** The value itself, for the one place that needs it. */
  readonly reveal: () => T;
  /** Dots: a secret that is printed by mistake shows nothing. */
  readonly toJSON: () => string;
}

/** What is shown in the place of a secret. */
export const HIDDEN = "(hidden)";

export function createSecret<T>(value: T): Secret<T> {
  return Object.freeze({ $type: "@overwatch/secret", reveal: () => value, toJSON: () => HIDDEN });
}

/** Whether `value` is a secret, from whichever copy of this package. */
export function isSecret(value: unknown): value is Secret {
  return typeof value === "object" && value !== null && (value as Partial<Secret>).$type === "@overwatch/secret";
}
