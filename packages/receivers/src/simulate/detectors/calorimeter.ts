/** Where the trigger channels of the calorimeter are: 48 columns x 104 rows, number = 48 * row + column. */
export interface Channel {
  readonly id: number;
  readonly column: number;
  readonly row: number;
  readonly supermodule: number;
  /** Inside the supermodule. */
  readonly localColumn: number;
  readonly localRow: number;
}

/** Number of columns of the whole. */
export const COLUMNS = 48;
/** Number of rows of the whole. */
export const ROWS = 104;

/** All channels: columns 16 to 31 of rows 64 to 99 are the hole in DCal and do not exist. */
export const channels: readonly Channel[] = Array.from({ length: COLUMNS * ROWS }, (_, id) => locate(id)).filter(
  ({ column, row }) => !(column >= 16 && column < 32 && row >= 64 && row < 100),
);

/** Columns and rows of a supermodule: full ones, the two thin ones of EMCal, those beside the hole, the two thin ones of DCal. */
export function shapeOf(supermodule: number): readonly [columns: number, rows: number] {
  if (supermodule < 10) return [24, 12];
  if (supermodule < 12) return [24, 4];
  return supermodule < 18 ? [16, 12] : [24, 4];
}

function locate(id: number): Channel {
  const [column, row] = [id % COLUMNS, Math.floor(id / COLUMNS)];
  const side = column >= 24 ? 1 : 0;
  const [first, startRow, rows] = bandOf(row);
  const supermodule = first + side;
  const localColumn = supermodule >= 12 && supermodule < 18 ? column % 32 : column % 24;
  return { id, column, row, supermodule, localColumn, localRow: (row - startRow) % rows };
}

/** First supermodule, first row and number of rows of the band of supermodules that a row is in. */
function bandOf(row: number): readonly [supermodule: number, startRow: number, rows: number] {
  if (row < 60) return [Math.floor(row / 12) * 2, 0, 12];
  if (row < 64) return [10, 60, 4];
  if (row < 100) return [12 + Math.floor((row - 64) / 12) * 2, 64, 12];
  return [18, 100, 4];
}
