/** Name of the file that says when a receiver lived last, in Unix seconds. */
export function heartbeatName(subsystem: string): string {
  return `heartbeat.${subsystem}Receiver`;
}

/** Name of the file with a receiver's health, JSON. */
export function healthName(subsystem: string): string {
  return `${heartbeatName(subsystem)}.json`;
}

/** The subsystem of a heartbeat's name; undefined for every other name. */
export function parseHeartbeatName(name: string): string | undefined {
  return /^heartbeat\.([A-Z][A-Z0-9]{1,11})Receiver$/.exec(name)?.[1];
}
