import type { z } from "zod";
import { alarmConfigInvalid } from "../errors/catalogue.js";
import { describeIssues } from "../errors/describe-issues.js";
import type { AlarmDefinition, AlarmFactory, AlarmOf, AlarmSubject } from "./alarm.js";

const defaultLookBack = 100;

/**
 * Makes an alarm for plug-ins: the result is called with a configuration and gives what `use` of an alarm takes.
 *
 * @throws `ALARM_CONFIG_INVALID` when it is called with a configuration that its schema refuses.
 * @example
 * const notEmpty = defineAlarm({
 *   name: "not empty",
 *   judges: "h1",
 *   config: z.object({}),
 *   check: ({ hist }) =>
 *     hist.entries > 0 ? { flag: "good", message: "filled" } : { flag: "bad", message: "no entries", reason: "empty" },
 * });
 */
export function defineAlarm<S extends z.ZodType, J extends AlarmSubject>(
  definition: AlarmDefinition<S, J>,
): AlarmFactory<S, J> {
  const bind = (config: unknown = {}): AlarmOf<J> => bindAlarm(definition, config);
  // Whether the configuration may be left out depends on S, which the compiler does not know here.
  return Object.assign(bind, { alarm: definition }) as AlarmFactory<S, J>;
}

function bindAlarm<S extends z.ZodType, J extends AlarmSubject>(
  definition: AlarmDefinition<S, J>,
  given: unknown,
): AlarmOf<J> {
  const checked = definition.config.safeParse(given);
  if (!checked.success) throw alarmConfigInvalid(definition.name, describeIssues(checked.error.issues));
  const config = checked.data;
  return {
    $type: "@overwatch/alarm",
    name: definition.name,
    judges: definition.judges,
    lookBack: definition.lookBack ?? defaultLookBack,
    config,
    ...(definition.falseAlarms === undefined ? {} : { falseAlarms: definition.falseAlarms(config) }),
    rebind: (other) => bindAlarm(definition, other),
    judge: (subject) => definition.check({ ...subject, config }),
  };
}
