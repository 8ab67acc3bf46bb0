/** Access to the fields of an object of parsed JSON; what is missing or of another type is an error with the field's name. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    if (typeof value !== "object" || value === null) throw new TypeError(`expected an object, found ${String(value)}`);
    this.#values = { ...value };
  }

  /** Whether there is something: neither missing nor null nor false. */
  has(field: string): boolean {
    const value = this.#values[field];
    return value !== undefined && value !== null && value !== false;
  }

  /** undefined where the field is missing. */
  get(field: string): unknown {
    return this.#values[field];
  }

  /** The names of all fields. */
  names(): readonly string[] {
    return Object.keys(this.#values);
  }

  text(field: string, absent?: string): string {
    const value = this.#values[field] ?? absent;
    if (typeof value !== "string") throw wrongType(field, "text", value);
    return value;
  }

  /** A number, also one that JSON cannot express: "NaN", "Infinity", "-Infinity", large integers. */
  number(field: string, absent?: number): number {
    return toNumber(this.#values[field] ?? absent, field);
  }

  numbers(field: string, absent?: readonly number[]): number[] {
    return expandRuns(this.#values[field] ?? absent, field).map((value) => toNumber(value, field));
  }

  items(field: string): readonly unknown[] {
    const value = this.#values[field];
    if (!Array.isArray(value)) throw wrongType(field, "a list", value);
    return value;
  }

  object(field: string): Fields {
    return new Fields(this.#values[field]);
  }
}

export function toNumber(value: unknown, field = ""): number {
  if (typeof value === "number") return value;
  const isText = typeof value === "string" && /^(NaN|-?Infinity|-?\d+)$/.test(value);
  if (!isText) throw wrongType(field, "a number", value);
  return Number(value);
}

const mostValues = 2 ** 24;

function expandRuns(value: unknown, field: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const runs = new Fields(value).items("runs");
  const expanded: unknown[] = [];
  for (const run of runs) {
    const [item, count] = Array.isArray(run) ? run : [undefined, 0];
    if (expanded.length + toNumber(count, field) > mostValues) throw wrongType(field, "fewer values", "more");
    for (let i = 0; i < toNumber(count, field); i++) expanded.push(item);
  }
  return expanded;
}

function wrongType(field: string, expected: string, found: unknown): TypeError {
  return new TypeError(`expected ${expected} in "${field}", found ${JSON.stringify(found)}`);
}
