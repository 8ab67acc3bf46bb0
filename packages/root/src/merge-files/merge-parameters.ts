import type { ParameterObject } from "../classes/types.js";

type Value = ParameterObject["value"];
type Rule = (values: readonly Value[]) => Value | undefined;

/** TParameter's bits that say how it is merged; the first that is set counts. */
const rules: readonly (readonly [bit: number, numbers: Rule, booleans: Rule])[] = [
  [1 << 19, (values) => values[0], (values) => values[0]],
  [1 << 20, (values) => values.at(-1), (values) => values.at(-1)],
  [
    1 << 16,
    (values) =>
      fold(
        values,
        (a, b) => a * b,
        (a, b) => a * b,
      ),
    (values) => values.every(Boolean),
  ],
  [1 << 17, (values) => values.reduce(larger), (values) => values.some(Boolean)],
  [1 << 18, (values) => values.reduce((a, b) => (larger(a, b) === a ? b : a)), (values) => values.every(Boolean)],
];

/** Of doubles and exact integers alike. */
function larger(a: Value, b: Value): Value {
  if (b > a) return b;
  return a;
}

/** One parameter of several: their sum (of booleans: whether any holds), or what the option of the first one asks for. */
export function mergeParameters(inputs: readonly [ParameterObject, ...ParameterObject[]]): ParameterObject {
  const [first] = inputs;
  const values = inputs.map(({ value }) => value);
  const bits = Number(first.attributes?.["fBits"] ?? 0);
  const isBoolean = typeof first.value === "boolean";
  const rule = rules.find(([bit]) => (bits & bit) !== 0)?.[isBoolean ? 2 : 1] ?? (isBoolean ? any : total);
  return { ...first, value: rule(values) ?? first.value };
}

const any: Rule = (values) => values.some(Boolean);
const total: Rule = (values) =>
  fold(
    values,
    (a, b) => a + b,
    (a, b) => a + b,
  );

/** As doubles, or as exact integers where one of the values needs them. */
function fold(
  values: readonly Value[],
  doubles: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
): Value {
  if (!values.some((value) => typeof value === "bigint")) return values.map(Number).reduce(doubles);
  return values.map((value) => BigInt(typeof value === "number" ? Math.trunc(value) : value)).reduce(integers);
}
