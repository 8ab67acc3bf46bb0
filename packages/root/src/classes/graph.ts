import { Damage } from "../errors/damage.js";
import type { Graph, GraphErrors, Numbers } from "../hist/types.js";
import type { ClassLayout } from "../streamer/layout.js";
import { compileAttributes, withAttributes } from "./collect-attributes.js";
import { graphDefaults } from "./defaults.js";

const taken = ["fName", "fTitle", "fNpoints", "fX", "fY"];
const symmetric = ["fEX", "fEX", "fEY", "fEY"];
const asymmetric = ["fEXlow", "fEXhigh", "fEYlow", "fEYhigh"];
const none = new Float64Array(0);

/** The members that hold a graph's errors: x low, x high, y low, y high; undefined for a graph without. */
function errorMembers(layout: ClassLayout): readonly string[] | undefined {
  return [symmetric, asymmetric].find((names) => names.every((name) => layout.members.includes(name)));
}

/** Compiles the making of a `Graph` from the values of a TGraph class; classes that we do not write name themselves. */
export function graphMapper(layout: ClassLayout): (values: readonly unknown[]) => Graph {
  const slot = (name: string) => layout.members.indexOf(name);
  const [name, title, points, x, y] = taken.map(slot) as [number, number, number, number, number];
  const errorNames = errorMembers(layout);
  const errorSlots = errorNames?.map(slot) as [number, number, number, number] | undefined;
  const attributesOf = compileAttributes(layout, [...taken, ...(errorNames ?? [])], graphDefaults);
  const className = /^TGraph((Asymm)?Errors)?$/.test(layout.info.name) ? undefined : { className: layout.info.name };
  return (values) => {
    const count = Number(values[points]);
    const column = (at: number) => checkColumn(values[at] as Numbers | null, count);
    const found = attributesOf(values);
    return {
      kind: "graph",
      name: String(values[name]),
      title: String(values[title]),
      x: column(x),
      y: column(y),
      ...(errorSlots && { errors: errorsFrom(errorSlots, column) }),
      ...withAttributes(className ? { ...found, ...className } : found),
    };
  };
}

function checkColumn(numbers: Numbers | null, count: number): Numbers {
  const column = numbers ?? none;
  if (column.length !== count) throw new Damage("damaged", `${column.length} values for ${count} points`);
  return column;
}

function errorsFrom(slots: readonly [number, number, number, number], column: (at: number) => Numbers): GraphErrors {
  const [xLow, xHigh, yLow, yHigh] = slots.map(column) as [Numbers, Numbers, Numbers, Numbers];
  return { xLow, xHigh, yLow, yHigh };
}
