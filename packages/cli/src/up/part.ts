/** One of the processes that `overwatch up` keeps running. */
export interface Part {
  /** As it is called in messages and metrics: `process`, `web`, `receive zmq` ... */
  readonly name: string;
  /** The command line of `overwatch` that it is. */
  readonly args: readonly string[];
}

/** How a process ended: one of the two is there. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A part that runs. */
export interface RunningPart {
  readonly pid: number | undefined;
  readonly ended: Promise<Ending>;
  /** Asks it to end, or with `force` ends it. */
  readonly stop: (force: boolean) => void;
}

/** What is known of a part at the moment. */
export interface PartState {
  readonly name: string;
  /** `waiting`: it ended, and is started again soon; `given up`: starting it again cannot help. */
  readonly state: "running" | "waiting" | "ended" | "given up";
  readonly pid?: number;
  readonly restarts: number;
  /** Unix seconds at which it came into this state. */
  readonly since: number;
  /** How it ended the last time, in words. */
  readonly lastEnd?: string;
}
