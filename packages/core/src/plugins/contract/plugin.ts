/** A whole plug-in: as its author writes it, as core is given it, and as its package.json tells it. */

import type { z } from "zod";
import type { HistogramMatch } from "./contexts.js";
import type { DetectorHooks } from "./hooks.js";

/** The checked values of a schema; without fields an empty object. */
export type SchemaValues<S extends z.ZodObject> = keyof S["shape"] extends never ? {} : z.output<S>;
/** Refuses a schema with a field that has no default. */
type Defaulted<S extends z.ZodObject> =
  {} extends z.input<S> ? unknown : { readonly "each option needs .default(...)": never };

/** What `defineDetector` takes: the whole plug-in. S: schema of the options, G: of the settings, Id: ids of its trends. */
export interface DetectorDefinition<S extends z.ZodObject, G extends z.ZodObject, Id extends string>
  extends DetectorHooks<SchemaValues<S>, SchemaValues<G>, Id> {
  /** As in file names. */
  readonly subsystem: Uppercase<string>;
  readonly title: string;
  /**
   * What a shifter may change for a time slice. Each with default, unit and description:
   * form, check and cache key follow from it.
   */
  readonly processingOptions?: S & Defaulted<S>;
  /** What the deployment fixes: the detector's own section of the configuration. */
  readonly settings?: G & Defaulted<G>;
  /** Which bin counts events. Default: bin 1 of the last name that contains "events". */
  readonly eventCounter?: { readonly hist: HistogramMatch; readonly bin: number };
}

/** Branded by a string, not a class: two copies of the SDK in one process still agree. */
export interface DetectorPlugin<S extends z.ZodObject = z.ZodObject, Id extends string = string> {
  readonly $type: "@overwatch/detector";
  /** PLUGIN_API of the SDK that built it. */
  readonly api: string;
  readonly subsystem: string;
  readonly title: string;
  readonly options: S;
  readonly settings: z.ZodObject;
  readonly eventCounter: { readonly hist: HistogramMatch; readonly bin: number } | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: options and settings are known to the plug-in alone
  readonly hooks: DetectorHooks<any, any, Id>;
}

/** The "overwatch" field of a plug-in's package.json, read before its code runs. */
export interface PluginManifest {
  readonly plugin: "detector";
  readonly subsystem: string;
  /** Semver range of PLUGIN_API. */
  readonly api: string;
}
