/** A column of packed rows, in the shortest of its forms. */
export type PackedColumn =
  /** Every value is this one. */
  | { readonly same: unknown }
  /** The values of a column that was packed before. */
  | { readonly like: string }
  /** Few values for many rows: which of them each row has. */
  | { readonly of: readonly unknown[]; readonly at: readonly number[] }
  /** Each text begins with that of another column of the same rows, which has `all`. */
  | { readonly after: string; readonly rest: PackedColumn }
  | { readonly all: readonly unknown[] };

/** Rows with the same fields in the same order: where they stand, and a column for each field. */
interface PackedShape {
  readonly fields: readonly string[];
  /** Absent: all rows are of this shape. */
  readonly rows?: readonly number[];
  readonly columns: readonly PackedColumn[];
}

/** A list of plain objects by columns: a tenth of its text when thousands of rows say nearly the same. */
export interface PackedRows {
  readonly count: number;
  readonly shapes: readonly PackedShape[];
}

/** Columns that others may be like, by name. */
export type KnownColumns = ReadonlyMap<string, readonly unknown[]>;

const none: KnownColumns = new Map();

/** More rows than any report has: a text that claims more is refused before memory is taken. */
const mostRows = 10_000_000;

type Row = Readonly<Record<string, unknown>>;

/** Equal rows give equal columns. Fields that are undefined are left out, as JSON does. */
export function packRows(rows: readonly object[], known: KnownColumns = none): PackedRows {
  const shapes = new Map<string, { readonly fields: readonly string[]; readonly rows: number[] }>();
  for (const [index, row] of (rows as readonly Row[]).entries()) {
    const fields = Object.keys(row).filter((field) => row[field] !== undefined);
    const name = fields.join("\0");
    const shape = shapes.get(name) ?? { fields, rows: [] };
    shape.rows.push(index);
    shapes.set(name, shape);
  }
  return {
    count: rows.length,
    shapes: [...shapes.values()].map((shape) => ({
      fields: shape.fields,
      ...(shape.rows.length < rows.length && { rows: shape.rows }),
      columns: packColumns(
        shape.rows.map((index) => rows[index] as Row),
        shape.fields,
        known,
      ),
    })),
  };
}

function packColumns(rows: readonly Row[], fields: readonly string[], known: KnownColumns): readonly PackedColumn[] {
  const columns = new Map(known);
  const packed = fields.map((field) => {
    const values = rows.map((row) => row[field]);
    const column = packColumn(values, columns);
    columns.set(field, values);
    return column;
  });
  // Messages often begin with the name of a file, which may be a later field.
  const whole = fields.filter((_, i) => "all" in (packed[i] ?? {}));
  return packed.map((column, i) => {
    if (!("all" in column)) return column;
    const start = whole.find((other) => other !== fields[i] && beginWith(column.all, columns.get(other) ?? []));
    if (start === undefined) return column;
    const rest = column.all.map((value, row) => String(value).slice(String(columns.get(start)?.[row]).length));
    return { after: start, rest: packColumn(rest) };
  });
}

export function packColumn(values: readonly unknown[], known: KnownColumns = none): PackedColumn {
  const [first] = values;
  if (values.length > 0 && values.every((value) => isSame(value, first))) return { same: first };
  for (const [name, others] of known) if (areSame(values, others)) return { like: name };
  return packFew(values) ?? { all: values };
}

/** Undefined when there are more than half as many different values as rows; numbers are as short as their places. */
function packFew(values: readonly unknown[]): PackedColumn | undefined {
  if (values.some((value) => typeof value === "number")) return undefined;
  const places = new Map<unknown, number>();
  const texts = new Map<string, number>();
  const of: unknown[] = [];
  const at: number[] = [];
  for (const value of values) {
    let place = places.get(value);
    if (place === undefined) {
      // Objects that say the same are the same.
      const text = typeof value === "object" && value !== null ? textOf(value) : undefined;
      if (text !== undefined) place = texts.get(text);
      if (place === undefined) {
        place = of.push(value) - 1;
        if (text !== undefined) texts.set(text, place);
      }
      places.set(value, place);
    }
    at.push(place);
    if (2 * of.length > values.length) return undefined;
  }
  return { of, at };
}

/** The rows again; objects that were equal are one object now. Throws a TypeError for what `packRows` did not make. */
export function unpackRows({ count, shapes }: PackedRows, known: KnownColumns = none): Record<string, unknown>[] {
  if (!Number.isSafeInteger(count) || count < 0 || count > mostRows) throw new TypeError("no number of rows");
  const rows: Record<string, unknown>[] = [];
  for (const { fields, rows: places, columns } of shapes) {
    const length = places?.length ?? count;
    const unpacked = new Map(known);
    for (const isLate of [false, true]) {
      for (const [i, field] of fields.entries()) {
        const column = columns[i];
        if (column === undefined) throw new TypeError(`no column ${field}`);
        if ("after" in column === isLate) unpacked.set(field, unpackColumn(column, length, unpacked));
      }
    }
    const made = Array.from({ length }, (): Record<string, unknown> => ({}));
    // Field by field: the engine then knows the form of the rows, and reads them many times as quickly.
    for (const field of fields) {
      const values = unpacked.get(field) ?? [];
      for (let row = 0; row < length; row++) (made[row] as Record<string, unknown>)[field] = values[row];
    }
    for (let row = 0; row < length; row++) {
      rows[places === undefined ? row : (places[row] as number)] = made[row] as Record<string, unknown>;
    }
  }
  if (rows.length !== count) throw new TypeError(`${rows.length} rows of ${count}`);
  return rows;
}

export function unpackColumn(column: PackedColumn, length: number, known: KnownColumns = none): readonly unknown[] {
  if ("all" in column) return column.all;
  if ("same" in column) return new Array<unknown>(length).fill(column.same);
  if ("of" in column) return column.at.map((place) => column.of[place]);
  const others = known.get("like" in column ? column.like : column.after);
  if (others === undefined) throw new TypeError("a column that is like none");
  if ("like" in column) return others;
  return unpackColumn(column.rest, length).map((rest, i) => `${others[i]}${rest}`);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return typeof a === "object" && typeof b === "object" && a !== null && b !== null && textOf(a) === textOf(b);
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

/** Whether each text is longer than, and begins with, the other one. */
function beginWith(texts: readonly unknown[], others: readonly unknown[]): boolean {
  return texts.every((text, row) => {
    const start = others[row];
    return (
      typeof text === "string" && typeof start === "string" && text.length > start.length && text.startsWith(start)
    );
  });
}

/** Equal text for equal values, of every number. */
function textOf(value: object): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "number" && (!Number.isFinite(part) || Object.is(part, -0)) ? `number ${1 / part} ${part}` : part,
  );
}
