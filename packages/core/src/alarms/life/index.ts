/** What becomes of an alarm over files and runs: raised, told, acknowledged, muted, cleared. Pure; time comes in. */
export type { AlarmLife, LifeChange, LifeRules, Sighting } from "./life.js";
export { liveOn } from "./life.js";
export { isMuted, type Mute, type Notice, tell } from "./tell.js";
export { type Watched, type Watching, watchReport } from "./watch-report.js";
