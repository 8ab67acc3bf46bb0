/** What authors of plug-ins use, by way of the SDK: trenders, checks, and what a plug-in is checked with. All of it is in `@overwatch/core`, too. */
export * from "./alarms/index.js";
export { isOverwatchError, nearest, OverwatchError } from "./errors/index.js";
export { hookKinds } from "./plugins/contract.js";
export { checkMatch, wildcard } from "./plugins/match.js";
export { originalAlarms } from "./plugins/original-alarms.js";
export { PLUGIN_API } from "./plugins/plugin-api.js";
export * from "./trending/index.js";
