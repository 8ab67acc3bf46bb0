/** What remembers, repeats and tells. Each room is a subpath of its own, too: `./store`, `./loop`, `./runner`. */
export {
  answerNext,
  type Lock,
  type LockOptions,
  type LockOwner,
  type ProcessIdentity,
  type RequestHandlers,
  runHandlers,
  type ServeEdges,
  type SliceRequestAnswer,
  serveRequests,
  takeLock,
} from "./loop/index.js";
export { createRunner, loadPlugins, type Runner, type RunnerOptions, type RunnerResult } from "./runner/index.js";
export {
  type Decision,
  type DecisionFilter,
  type NewDecision,
  type NewRequest,
  type OpenedStore,
  type OpenStoreOptions,
  openState,
  openStore,
  type RequestAnswer,
  type RequestFilter,
  type RequestStatus,
  type Requests,
  type State,
  type StoredRequest,
} from "./store/index.js";
