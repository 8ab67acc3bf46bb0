import type { Config, Logger } from "@overwatch/core";
import type { TextWriter } from "../io.js";
import type { Tell } from "./tell.js";

/** A log that is text until the configuration is known, and then what that says. */
export interface Log extends Logger {
  /** Takes level and format over, hides the secrets of the configuration, and begins to tell others what is told to them. */
  readonly follow: (config: Pick<Config, "loggingLevel" | "loggingFormat">) => Promise<void>;
}

/** What is said on the command line about it; it comes before the configuration. */
export interface LogOptions {
  readonly quiet: boolean;
  readonly debug: boolean;
  /** The command that speaks: `process`, `receive zmq` ... */
  readonly command: string;
  /** Who else is told warnings, if anybody. */
  readonly tellers?: () => Promise<readonly Tell[]>;
}

const levels = { debug: 20, info: 30, warn: 40 } as const;
type Level = keyof typeof levels;
const ofConfiguration = { DEBUG: 20, INFO: 30, WARNING: 40, ERROR: 50 } as const;

/** Messages for operators on a stream, one line each. */
export function createLog(stream: TextWriter, { quiet, debug, command, tellers }: LogOptions): Log {
  let least: number = debug ? levels.debug : quiet ? levels.warn : levels.info;
  let write = (_level: Level, message: string): unknown => stream.write(`${message}\n`);
  let hide = (message: string) => message;
  let others: readonly Tell[] = [];

  const say = (level: Level) => (message: string) => {
    const shown = hide(message);
    if (levels[level] >= least) write(level, shown);
    if (level === "warn") for (const tell of others) tell(shown);
  };
  return {
    debug: say("debug"),
    info: say("info"),
    warn: say("warn"),
    follow: async (config) => {
      if (!debug && !quiet) least = ofConfiguration[config.loggingLevel];
      // Loads the configuration, which not every command has.
      const { listSecrets } = await import("./list-secrets.js");
      const secrets = listSecrets(config);
      hide = (message) => secrets.reduce((text, secret) => text.replaceAll(secret, "(hidden)"), message);
      others = (await tellers?.()) ?? [];
      if (config.loggingFormat === "text") return;
      const { pino } = await import("pino");
      const json = pino(
        { level: "debug", base: { pid: process.pid, command }, formatters: { level: (label) => ({ level: label }) } },
        {
          write: (line: string) => void stream.write(line),
        },
      );
      write = (level, message) => json[level](message);
    },
  };
}
