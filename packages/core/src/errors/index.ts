/** Layer 0. The error class is that of `@overwatch/root`, so that one guard serves all; the codes of core are in `catalogue.ts`. */
export { type ErrorParts, isOverwatchError, OverwatchError } from "@overwatch/root/errors";
export { nearest } from "./nearest.js";
