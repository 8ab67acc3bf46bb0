/** Files that anything else copies into a folder. */
export { createDropReceiver, type DropEdges, type DropOptions } from "./create-drop-receiver.js";
