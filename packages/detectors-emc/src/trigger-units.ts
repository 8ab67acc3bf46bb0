/** A trigger region unit (TRU) of 8 columns by 12 rows of FastOR channels. */
export interface TriggerUnit {
  readonly column: number;
  readonly row: number;
}

const columns = 8;
const rows = 12;
/** Channels per row of the whole detector. */
const channelsPerRow = 48;

function unitsAt(columnsOfUnits: readonly number[], rowsOfUnits: readonly number[]): readonly TriggerUnit[] {
  return rowsOfUnits.flatMap((row) => columnsOfUnits.map((column) => ({ column, row })));
}

/** The units of full size: EMCal, then DCal on both sides of the hole that PHOS fills. */
export const fullUnits: readonly TriggerUnit[] = [
  ...unitsAt([0, 8, 16, 24, 32, 40], [0, 12, 24, 36, 48]),
  ...unitsAt([0, 8, 32, 40], [64, 76, 88]),
];

/** Numbers of the channels in a unit: 48 per row, from 0. */
export function channelsOf({ column, row }: TriggerUnit): readonly number[] {
  return Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [column + (i % columns), row + Math.floor(i / columns)];
    return channelsPerRow * y + x;
  });
}
