import { Temporal } from "temporal-polyfill";

/** Six fields of a file name, as text: year (four digits), then month, day, hour, minute, second (one or two). */
export type TimeFields = readonly [
  year: string,
  month: string,
  day: string,
  hour: string,
  minute: string,
  second: string,
];

/**
 * Unix time (seconds) of wall-clock fields in a zone.
 *
 * Where clocks go back, a time that exists twice is the later one; where they go forward, a time that does not exist
 * moves forward by the gap (behaviour of the receivers' names since the first system).
 *
 * @param zone - an IANA name such as `Europe/Zurich`, or `UTC`.
 * @returns undefined when the fields are no date or time: 31 November, hour 24, second 60.
 */
export function unixTime(fields: TimeFields, zone: string): number | undefined {
  const [year, month, day, hour, minute, second] = fields.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  try {
    const local = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: "reject" });
    return local.toZonedDateTime(zone, { disambiguation: "later" }).epochMilliseconds / 1000;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * `unixTime` for who reads thousands of names: an hour is asked for once, at its ends, and what lies between is counted, unless
 * clocks are changed within it.
 */
export function createTimeReader(): typeof unixTime {
  const hours = new Map<string, number | undefined>();
  return (fields, zone) => {
    const [year, month, day, hour, ...rest] = fields;
    const [minute, second] = rest.map(Number) as [number, number];
    const key = `${year}_${month}_${day}_${hour} ${zone}`;
    let start = hours.get(key);
    if (start === undefined && !hours.has(key)) {
      const [first, last] = [
        unixTime([year, month, day, hour, "0", "0"], zone),
        unixTime([year, month, day, hour, "59", "59"], zone),
      ];
      if (first !== undefined && last === first + 3599) start = first;
      hours.set(key, start);
    }
    return start === undefined || minute > 59 || second > 59 ? unixTime(fields, zone) : start + 60 * minute + second;
  };
}

/** The six fields of a Unix time (seconds) in a zone, joined by `_` without padding, as receivers write them. */
export function timeText(unixSeconds: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(unixSeconds * 1000).toZonedDateTimeISO(zone);
  return [String(at.year).padStart(4, "0"), at.month, at.day, at.hour, at.minute, at.second].join("_");
}
