import { alarmConfigInvalid } from "../errors/catalogue.js";
import type { CanvasPatch } from "../model/canvas.js";
import type { AlarmResult, Quality } from "../model/quality.js";
import type { AlarmOf, AlarmSubject } from "./alarm.js";

/** At least one alarm, all for the same subject. */
export type SomeAlarms<J extends AlarmSubject> = readonly [AlarmOf<J>, ...AlarmOf<J>[]];

type Verdict = AlarmResult & { readonly alarm: string };

/**
 * One alarm made of several that judge the same subject at the same moment.
 * Its configuration is the list of theirs.
 *
 * @param flagOf - the flag of the whole from the flags of all parts.
 */
export function combine<J extends AlarmSubject>(
  name: string,
  alarms: SomeAlarms<J>,
  flagOf: (flags: readonly Quality[]) => Quality,
): AlarmOf<J> {
  const [first, ...others] = alarms;
  return {
    $type: "@overwatch/alarm",
    name,
    judges: first.judges,
    lookBack: Math.max(...alarms.map((alarm) => alarm.lookBack)),
    config: alarms.map((alarm) => alarm.config),
    rebind: (config) => {
      if (!Array.isArray(config) || config.length !== alarms.length) {
        throw alarmConfigInvalid(name, [`expected a list of ${alarms.length} configurations`]);
      }
      const rebound = others.map((alarm, i) => alarm.rebind(config[i + 1]));
      return combine(name, [first.rebind(config[0]), ...rebound], flagOf);
    },
    judge: (given) => {
      const verdicts = alarms.map((alarm) => ({ alarm: alarm.name, ...alarm.judge(given) }));
      return summarize(verdicts, flagOf(verdicts.map((verdict) => verdict.flag)));
    },
  };
}

/** A result with what the parts say that agree with it. */
function summarize(verdicts: readonly Verdict[], flag: Quality): AlarmResult {
  const deciding = verdicts.filter((verdict) => agrees(verdict.flag, flag));
  const reason = deciding.find((verdict) => verdict.reason !== undefined)?.reason;
  const evidence = deciding.flatMap(({ alarm, evidence = {} }) =>
    Object.entries(evidence).map(([label, value]) => [`${alarm}: ${label}`, value] as const),
  );
  const drawings = deciding.flatMap(({ draw }) => draw ?? []);
  return {
    flag,
    message: deciding.map((verdict) => verdict.message).join("; "),
    ...(reason === undefined ? {} : { reason }),
    ...(evidence.length === 0 ? {} : { evidence: Object.fromEntries(evidence) }),
    ...(drawings.length === 0 ? {} : { draw: drawings.reduce(mergePatches) }),
  };
}

/** Whether a flag tells a shifter to look. */
export function raises(flag: Quality): boolean {
  return flag === "medium" || flag === "bad";
}

/** Medium and bad agree that something is wrong; good and null say different things. */
function agrees(one: Quality, other: Quality): boolean {
  return raises(one) ? raises(other) : one === other;
}

/** `second` on top of `first`, as a canvas would take one after the other. */
function mergePatches(first: CanvasPatch, second: CanvasPatch): CanvasPatch {
  return {
    ...first,
    ...second,
    x: { ...first.x, ...second.x },
    y: { ...first.y, ...second.y },
    z: { ...first.z, ...second.z },
    style: { ...first.style, ...second.style },
    overlays: [...(first.overlays ?? []), ...(second.overlays ?? [])],
  };
}
