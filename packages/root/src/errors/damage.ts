/** Why an object cannot be read; decides the error code that a caller sees. */
export type DamageKind = "damaged" | "compression" | "unknown-class" | "too-large";

/**
 * Internal: thrown deep inside a decoder, where path and key are not known. The reader turns it into an `OverwatchError`.
 */
export class Damage extends Error {
  readonly kind: DamageKind;
  /** What was expected and what was found. */
  readonly reason: string;
  /** Bytes from the beginning of the record's payload, or undefined where that says nothing. */
  readonly offset: number | undefined;

  constructor(kind: DamageKind, reason: string, offset?: number) {
    super(reason);
    this.kind = kind;
    this.reason = reason;
    this.offset = offset;
  }
}
