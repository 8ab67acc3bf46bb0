/** Which cells `project` sums, and how. */
export interface ProjectOptions {
  /** Compute errors even if the source has none of its own. */
  readonly errors?: boolean;
  /** Keep the whole axis where a range is set; cells outside the range stay empty. */
  readonly keepAxis?: boolean;
  /** Leave out under- or overflow of the axes that are summed over, where these have no range. 3-D only. */
  readonly underflow?: boolean;
  readonly overflow?: boolean;
  /** Default: name of the source and the axes, as ROOT names it. */
  readonly name?: string;
}
