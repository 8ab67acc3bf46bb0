import type { HistogramSource, SubsystemWork, WorkEdges } from "./work.js";

/** The state of a (run, subsystem) at the time of each of its files. */
export interface States {
  /** Indices ascend from call to call, not necessarily by one. */
  readonly at: (index: number) => Promise<HistogramSource>;
}

/** In cumulative mode every file is a state: it holds everything since the start of the run. */
export function openStates({ files }: SubsystemWork, { open }: WorkEdges): States {
  return {
    at: (index) => {
      const file = files[index];
      if (file === undefined) throw new RangeError(`file ${index} of ${files.length}`);
      return open(file);
    },
  };
}
