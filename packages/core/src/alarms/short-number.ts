/** A number for a message, with at most six significant digits. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
