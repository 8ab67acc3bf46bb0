import type { Immutable } from "immer";
import type { z } from "zod";
import type { configSchema } from "./schema.js";

type Parsed = Immutable<z.output<typeof configSchema>>;

/** The configuration in force: checked, complete, frozen. What each key means is in `schema.ts`. */
export interface Config extends Omit<Parsed, "stateFolder"> {
  /** Absolute path. */
  readonly dataFolder: string;
  /** Absolute path; `dataFolder` when the configuration does not name it. */
  readonly stateFolder: string;
}

/** The section of one detector: what `detectors.EMC` holds. */
export type DetectorConfig = Config["detectors"][string];

/** How the pages are served: what `web` holds. */
export type WebConfig = Config["web"];
/** How names of received files are read. */
export type FileNameConfig = Config["fileName"];

/** How much of what is there already is processed again after a change of code or configuration. */
export type ReprocessConfig = Config["reprocess"];

/** Parts of OVERWATCH that have a file of their own in the home directory: `~/overwatchProcessing.yaml`. */
export type ModuleName = "receiver" | "processing" | "webApp";

/** From lowest to highest: `home` is `~/overwatch.yaml`, `module` that of a module, `file` `./config.yaml` or the one asked for. */
export type LayerName = "default" | "home" | "module" | "file" | "environment" | "flags";

/** Where a value comes from. */
export interface Origin {
  readonly layer: LayerName;
  /** Absolute path. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** Name of the environment variable. */
  readonly variable?: string;
  /** The key that a default was derived from. */
  readonly derivedFrom?: string;
}

/** Codes of everything that `loadConfig` may throw. */
export type ConfigErrorCode =
  | "CONFIG_INVALID"
  | "CONFIG_KEY_UNKNOWN"
  | "CONFIG_VALUE_INVALID"
  | "CONFIG_FILE_INVALID"
  | "CONFIG_FILE_MISSING"
  | "CONFIG_FILE_UNREADABLE";

/** One thing that is wrong with the configuration. */
export interface ConfigFault extends Partial<Origin> {
  readonly code: Exclude<ConfigErrorCode, "CONFIG_INVALID">;
  /** Says what was expected, what was found, and where. */
  readonly message: string;
  readonly hint?: string;
  /** As in `plugins.hookTimeout`. */
  readonly key?: string;
}

/** The configuration, and where each value is from. */
export interface LoadedConfig {
  readonly config: Config;
  /** By key path as `formatKeyPath` prints it: one entry per scalar, list, and empty map of `config`. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The files that were read, lowest layer first; absolute paths. */
  readonly files: readonly string[];
}

/** Where `loadConfig` looks. It reads nothing else: no environment and no folder of the process. */
export interface LoadConfigOptions {
  /** Where `config.yaml` is looked for, and what relative folders start from. Absolute path. */
  readonly cwd: string;
  /** The home directory; without one its files are not looked for. */
  readonly home?: string | undefined;
  /** Only names that begin with `OVERWATCH_` are looked at. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the command line says, in the form of the configuration: `{ dataFolder: "/data" }`. */
  readonly flags?: Readonly<Record<string, unknown>>;
  /** In place of `./config.yaml`; must exist. */
  readonly configFile?: string | undefined;
  /** A file on top of all: what would be if it held. Must exist. */
  readonly overFile?: string | undefined;
  /** Whose file in the home directory is read. Default `processing`. */
  readonly module?: ModuleName;
}
