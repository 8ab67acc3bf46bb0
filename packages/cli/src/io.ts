/** Something that takes text: a terminal, a pipe, a test. */
export interface TextWriter {
  /** Writes the text as it is, without a line end of its own. */
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  /** Width of a terminal, characters. */
  readonly columns?: number;
}

/** Everything of the outside world that the command line touches by itself. */
export interface CliIo {
  readonly stdout: TextWriter;
  readonly stderr: TextWriter;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path. */
  readonly cwd: string;
  /** Absolute path; undefined where there is none. */
  readonly home: string | undefined;
  /** Aborted when the user wants the command to end: long commands watch it. */
  readonly signal: AbortSignal;
}
