import type { AlarmOf, AlarmSubject } from "./alarm.js";
import { combine, type SomeAlarms } from "./combine.js";

/**
 * Raised when all of the given alarms are raised on the same subject: then the mildest of their flags.
 * Good as soon as one is good; unknown ("null") when none is good and one is unknown.
 *
 * @example allOf(between({ min: 0, max: 5 }), lastN({ max: 5 }))
 */
export function allOf<J extends AlarmSubject>(...alarms: SomeAlarms<J>): AlarmOf<J> {
  return combine("all of", alarms, (flags) => {
    if (flags.includes("good")) return "good";
    if (flags.includes("null")) return "null";
    return flags.includes("medium") ? "medium" : "bad";
  });
}
