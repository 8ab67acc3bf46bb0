import { worst } from "../model/quality.js";
import type { AlarmOf, AlarmSubject } from "./alarm.js";
import { combine, type SomeAlarms } from "./combine.js";

/** Raised when any of the given alarms is raised on the same subject: the worst of their flags, unknown ones left out. */
export function anyOf<J extends AlarmSubject>(...alarms: SomeAlarms<J>): AlarmOf<J> {
  return combine("any of", alarms, worst);
}
