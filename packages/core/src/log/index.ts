/** Layer 0. Where messages for operators go; the edges decide what is behind it. */
export interface Logger {
  /** For those who look for a fault. */
  readonly debug: (message: string) => void;
  /** What happened. */
  readonly info: (message: string) => void;
  /** What somebody should look at. */
  readonly warn: (message: string) => void;
}

/** Says nothing: the default of library calls. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {} };
