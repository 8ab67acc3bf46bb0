/** ROOT's form of a date: the fields of UTC, in seconds; years 1995 to 2058. The default is the first one there is. */
export function encodeDatime(date: Date | undefined): number {
  if (date === undefined) return encodeFields(1995, 1, 1, 0, 0, 0);
  return encodeFields(
    Math.min(Math.max(date.getUTCFullYear(), 1995), 2058),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
}

function encodeFields(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  return (((year - 1995) << 26) | (month << 22) | (day << 17) | (hour << 12) | (minute << 6) | second) >>> 0;
}

/** The fields of ROOT's form of a date, taken as UTC; what is no date is the nearest one. */
export function decodeDatime(value: number): Date {
  const year = (value >>> 26) + 1995;
  const month = ((value >>> 22) & 15) - 1;
  return new Date(Date.UTC(year, month, (value >>> 17) & 31, (value >>> 12) & 31, (value >>> 6) & 63, value & 63));
}
