/** Layer 0. Where messages for operators go; the edges decide what is behind it. */
export interface Logger {
  readonly debug: (message: string) => void;
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
}

/** Says nothing: the default of library calls. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {} };
