/** A span of time, Unix seconds, both ends inclusive. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}
