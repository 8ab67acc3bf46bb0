import { Command } from "commander";

/** Options that every command takes, before or after its name. */
export interface GeneralOptions {
  /** The data folder, in place of the configuration's. */
  readonly data?: string;
  /** A configuration file, in place of `./config.yaml`. */
  readonly config?: string;
  /** Exactly one JSON document on standard output, everything else on standard error. */
  readonly json: boolean;
  /** No progress and no messages but warnings and errors. */
  readonly quiet: boolean;
  /** More messages, and the stack of errors. */
  readonly debug: boolean;
  readonly color: boolean;
}

export function addGeneralOptions(program: Command): Command {
  return program
    .option("--data <dir>", "the data folder (default: the configuration's, else ./data)")
    .option("--config <file>", "a configuration file in place of ./config.yaml")
    .option("--json", "exactly one JSON document on standard output")
    .option("--quiet", "no progress, no messages but warnings and errors")
    .option("--debug", "more messages, and the stack of errors")
    .option("--no-color", "no colours");
}

/**
 * The general options and the name of the command, wherever they stand in `argv`.
 *
 * @throws a CommanderError when an option lacks its value.
 */
export function readGeneralOptions(argv: readonly string[]): GeneralOptions & { readonly operands: readonly string[] } {
  const program = addGeneralOptions(new Command("overwatch"))
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const { operands } = program.parseOptions([...argv]);
  const given = program.opts<Partial<GeneralOptions>>();
  return { json: false, quiet: false, debug: false, color: true, ...given, operands };
}
