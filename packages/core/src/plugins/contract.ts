/**
 * The contract with detectors: what a hook is given, and what a plug-in contributes.
 * Hooks are synchronous and pure: no I/O, no clock, no state; what they need is in the context.
 */
export type { HistogramMatch, ProcessContext, RunContext } from "./contract/contexts.js";
export { type DetectorHooks, type HookKinds, type HookName, hookKinds } from "./contract/hooks.js";
export type { DetectorDefinition, DetectorPlugin, PluginManifest, SchemaValues } from "./contract/plugin.js";
export type {
  Additional,
  AdditionalHistogram,
  GroupSpec,
  HistogramOptions,
  Processed,
  Processor,
  Rule,
  StackSpec,
  Step,
  Window,
  WindowSpec,
} from "./contract/rules.js";
export type { AlarmBase, AlarmOn, AlarmSpec, MonitoringConfig, TrendSpec } from "./contract/watching.js";
