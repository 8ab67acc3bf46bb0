import type { LoadConfigOptions, LoadedConfig } from "@overwatch/core";
import type { ExitCode } from "./exit-code.js";
import { formatJson } from "./format-json.js";
import type { GeneralOptions } from "./general-options.js";
import type { CliIo } from "./io.js";
import { createLog } from "./log/create-log.js";
import { loadTellers } from "./log/load-tellers.js";

/** What a command is given: its options are commander's, everything else is here. */
export interface CommandContext {
  readonly io: CliIo;
  readonly general: GeneralOptions;
  /** Whether standard output takes colours: a terminal, without `--no-color` and `NO_COLOR`. */
  readonly color: boolean;
  /** A result for people, on standard output; nothing with `--json`. */
  readonly print: (text: string) => void;
  /** The one JSON document, on standard output; nothing without `--json`. */
  readonly printJson: (value: unknown) => void;
  /** Messages on standard error: `info` not with `--quiet`, `debug` only with `--debug`. */
  readonly log: {
    readonly debug: (message: string) => void;
    readonly info: (message: string) => void;
    readonly warn: (message: string) => void;
  };
  /** The configuration in force, with the general options as its highest layer. */
  readonly loadConfig: (options?: Pick<LoadConfigOptions, "module" | "overFile">) => Promise<LoadedConfig>;
  /** Runs another command line in place of this one, with the same streams, environment and signal. */
  readonly runCommand: (argv: readonly string[]) => Promise<ExitCode>;
  /** Wraps a command's action so that what it returns becomes the exit code. */
  readonly runs: <A extends readonly unknown[]>(
    action: (...args: A) => Promise<ExitCode>,
  ) => (...args: A) => Promise<void>;
}

/** The context of one run, with what `run` asks it afterwards. */
export interface RunState {
  readonly context: CommandContext;
  readonly exitCode: () => ExitCode;
  readonly hasPrintedJson: () => boolean;
}

export function createContext(
  io: CliIo,
  general: GeneralOptions,
  runCommand: (argv: readonly string[], io: CliIo) => Promise<ExitCode>,
  command = "",
): RunState {
  let exitCode: ExitCode = 0;
  let printedJson = false;
  const { quiet, debug } = general;
  const tellers = () => loadTellers(command, io.env, (message) => log.warn(message));
  const log = createLog(io.stderr, { quiet, debug, command, tellers });

  const context: CommandContext = {
    io,
    general,
    color: general.color && !io.env["NO_COLOR"] && io.stdout.isTTY === true,
    print: (text) => {
      if (!general.json) io.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    printJson: (value) => {
      if (!general.json) return;
      if (printedJson) throw new Error("A command printed a second JSON document.");
      printedJson = true;
      io.stdout.write(formatJson(value, io.stdout.isTTY === true ? 2 : 0));
    },
    log,
    loadConfig: async (options) => {
      const { loadConfig } = await import("@overwatch/core/config");
      const loaded = await loadConfig({
        cwd: io.cwd,
        home: io.home,
        env: io.env,
        configFile: general.config,
        flags: listFlags(general),
        ...options,
      });
      await log.follow(loaded.config);
      return loaded;
    },
    runCommand: (argv) => runCommand(argv, io),
    runs:
      (action) =>
      async (...args) => {
        exitCode = await action(...args);
      },
  };
  return { context, exitCode: () => exitCode, hasPrintedJson: () => printedJson };
}

/** The general options that are keys of the configuration. */
function listFlags({ data, debug }: GeneralOptions): Readonly<Record<string, unknown>> {
  return { ...(data === undefined ? {} : { dataFolder: data }), ...(debug ? { debug } : {}) };
}
