/** A detector to try everything with: histograms from a seed, faults on request, and the socket of a merger. */

export {
  type Answerer,
  type Endpoint,
  type Frames,
  openAnswerer,
  parseEndpoint,
  type SocketMode,
} from "../sockets/index.js";
export { answer, readRequest } from "./answer.js";
export { type Fault, type FaultKind, faultKinds, parseFault } from "./fault.js";
export { type Merger, type MergerOptions, openMerger, type Pace } from "./merger.js";
export { createPoster, type Poster, type PosterOptions } from "./poster.js";
export { createRandom, type Random } from "./random.js";
export { createSimulation, type Simulation, type SimulationOptions } from "./simulation.js";
