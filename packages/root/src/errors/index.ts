export { type ErrorParts, isOverwatchError, OverwatchError } from "./overwatch-error.js";
