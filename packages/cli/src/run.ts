import { Command } from "commander";
import { type CommandContext, createContext } from "./command-context.js";
import { commands } from "./commands/index.js";
import { describeError } from "./describe-error.js";
import { type ExitCode, exitCodeOf } from "./exit-code.js";
import { formatJson } from "./format-json.js";
import { addGeneralOptions, type GeneralOptions, readGeneralOptions } from "./general-options.js";
import type { CliIo } from "./io.js";
import { readVersion } from "./read-version.js";
import { isHelp, toUsageError } from "./usage-error.js";

/**
 * Runs one command line and returns its exit code. Prints only to `io`, never exits, never throws: errors become one
 * line on standard error and, with `--json`, `{ "error": { "code", "message" } }` on standard output.
 *
 * @param argv - without the names of Node and script: `["config", "print"]`.
 */
export async function run(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  let general: GeneralOptions = guessGeneralOptions(argv);
  let hasPrintedJson = () => false;
  let program: Command | undefined;
  try {
    const { operands, ...given } = readGeneralOptions(argv);
    general = given;
    const state = createContext(io, general, run, operands.slice(0, operands[0] === "receive" ? 2 : 1).join(" "));
    hasPrintedJson = state.hasPrintedJson;
    program = createProgram(io);
    await addCommands(program, operands, state.context);
    await program.parseAsync([...argv], { from: "user" });
    return state.exitCode();
  } catch (thrown) {
    if (isHelp(thrown)) return 0;
    const error = toUsageError(thrown, argv, program);
    const { line, stack, json } = describeError(error);
    io.stderr.write(`${line}\n`);
    if (general.debug && stack !== undefined) io.stderr.write(`${stack}\n`);
    if (general.json && !hasPrintedJson()) io.stdout.write(formatJson({ error: json }));
    return exitCodeOf(error);
  }
}

/** For errors of the general options themselves. */
function guessGeneralOptions(argv: readonly string[]): GeneralOptions {
  return { json: argv.includes("--json"), quiet: false, debug: argv.includes("--debug"), color: false };
}

function createProgram(io: CliIo): Command {
  return addGeneralOptions(new Command("overwatch"))
    .description("Online monitoring of particle detectors.")
    .version(readVersion(), "--version", "print the version")
    .helpOption("--help", "print what a command does and takes")
    .helpCommand("help [command]", "the same")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Errors are thrown, and printed in one place.
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getOutHasColors: () => false,
    })
    .addHelpText(
      "after",
      "\nExamples:\n  overwatch config print --origin    the configuration, and where each value is from\n" +
        "  overwatch config check --json      its faults, for a script",
    )
    .exitOverride();
}

/** The command that is called, in full; of the others only name and summary. */
async function addCommands(program: Command, operands: readonly string[], context: CommandContext): Promise<void> {
  const called = operands[0] === "help" ? operands[1] : operands[0];
  for (const row of commands) {
    if (row.name !== called) {
      program.command(row.name).summary(row.summary);
      continue;
    }
    const command = (await row.load())(context);
    program.addCommand(command);
    inheritSettings(command, program);
  }
}

/** Commander hands its settings down to commands that it makes, not to those that are added. */
function inheritSettings(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inheritSettings(child, command);
}
