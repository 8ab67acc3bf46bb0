import type { Config } from "@overwatch/core";
import type { Part } from "./part.js";

/** The parts that a configuration asks for: processing and pages always, receivers and the rest where they are configured. */
export function listParts({ receiver, apiToken, dataTransferLocations }: Config): readonly Part[] {
  const hasMergers = Object.keys(receiver.zmq).length > 0;
  const takesUploads = apiToken !== undefined;
  const parts: (Part | false)[] = [
    { name: "process", args: ["process", "--watch"] },
    { name: "web", args: ["web"] },
    hasMergers && { name: "receive zmq", args: ["receive", "zmq"] },
    takesUploads && { name: "receive http", args: ["receive", "http"] },
    (hasMergers || takesUploads) && { name: "monitor", args: ["monitor"] },
    Object.keys(dataTransferLocations).length > 0 && { name: "transfer", args: ["transfer"] },
  ];
  return parts.filter((part) => part !== false);
}
