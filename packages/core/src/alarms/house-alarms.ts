import type { AlarmFactory } from "./alarm.js";
import * as checks from "./checks/index.js";

/** What configuration may name in `alarm:` without a plug-in that provides it. */
// biome-ignore lint/suspicious/noExplicitAny: factories of any configuration, told apart by their own schemas
export const houseAlarms: readonly AlarmFactory<any, any>[] = Object.values(checks);
