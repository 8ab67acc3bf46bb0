/**
 * Layer 3. Finds, loads, checks and calls plug-ins. Discovery runs no code of a plug-in; loading does, and belongs in a
 * thread that may be ended. Imports no detector and nothing of the pipeline.
 */
export { hookEndedThread, hookTimeout, importFailed } from "../errors/catalogue.js";
export { createHookCaller, type HookCaller, type HookCallerParts, type HookOutcome } from "./call-hook.js";
export { type CheckedPlugin, checkPlugin } from "./check-plugin.js";
export type { DetectorPlugin } from "./contract.js";
export { type DetectorSection, describePlugin } from "./describe-plugin.js";
export { type Discovery, discoverPlugins, examinePackage } from "./discover.js";
export { loadPlugin } from "./load-plugin.js";
export { type OptionSchema, type Options, type ParsedOptions, parseOptions } from "./options.js";
export type {
  Candidate,
  Failed,
  LoadErrorCode,
  Loaded,
  LoadOutcome,
  PluginDescription,
  Skipped,
  SkipReason,
} from "./outcome.js";
export { PLUGIN_API } from "./plugin-api.js";
export { createRegistry, type PluginRegistry } from "./registry.js";
export { type StepId, type StepTrace, type SuspendedStep, silentTrace, stepKey } from "./step.js";
