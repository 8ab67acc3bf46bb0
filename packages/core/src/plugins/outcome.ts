import type { OverwatchError } from "@overwatch/root/errors";
import type { PluginManifest } from "./contract.js";
import type { OptionField } from "./options-schema.js";

/** Why a package that wants to be a plug-in cannot be used. */
export type LoadErrorCode =
  | "PACKAGE_MISSING"
  | "MANIFEST_INVALID"
  | "API_MISMATCH"
  | "DUPLICATE_SUBSYSTEM"
  | "IMPORT_FAILED"
  | "PLUGIN_INVALID"
  | "OPTION_UNKNOWN"
  | "OPTION_INVALID";

/** Why a package that was looked at is not used, without any fault. */
export type SkipReason = "excluded" | "no manifest" | "not installed";

/** A package of the deployment, as far as its package.json tells. */
export interface Looked {
  /** The name under which the deployment depends on it. */
  readonly package: string;
  /** Empty when it is not installed. */
  readonly version: string;
  readonly manifest?: PluginManifest;
}

/** A plug-in that may be imported. Plain data: it crosses to a runner's thread. */
export interface Candidate extends Looked {
  readonly status: "found";
  readonly manifest: PluginManifest;
  /** Real path of the package. */
  readonly folder: string;
  /** Path of the file to import, relative to the folder, with slashes. */
  readonly entry: string;
  /** SHA-256 of its code, hexadecimal: part of the key of each result. */
  readonly digest: string;
}

/** A package that is not used, on purpose or because it is no plug-in. */
export interface Skipped extends Looked {
  readonly status: "skipped";
  readonly why: SkipReason;
}

/** A package that wants to be a plug-in and cannot be used. */
export interface Failed extends Looked {
  readonly status: "failed";
  readonly error: OverwatchError<LoadErrorCode>;
}

/** What is known of a plug-in without its code: plain data. */
export interface PluginDescription {
  readonly title: string;
  /** Processing options of the deployment on top of the plug-in's defaults, checked by its schema. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Settings, likewise. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What may be written into each option; those that do not describe themselves are not here. */
  readonly optionFields: Readonly<Record<string, OptionField>>;
}

/** P is the plug-in itself in the thread that imported it, and its description elsewhere. */
export type Loaded<P> = Omit<Candidate, "status"> & { readonly status: "loaded"; readonly plugin: P };

/** What came of one dependency of the deployment. */
export type LoadOutcome<P = PluginDescription> = Loaded<P> | Skipped | Failed;
