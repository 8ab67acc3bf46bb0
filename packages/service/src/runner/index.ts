/**
 * Runs plug-ins in threads that can be ended from outside. The thread's code is `runner-entry`, a subpath of its own.
 */
export type { RunnerResult } from "./lane.js";
export { loadPlugins } from "./load-plugins.js";
export { createRunner, type Runner, type RunnerOptions } from "./runner.js";
