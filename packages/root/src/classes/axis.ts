import { Damage } from "../errors/damage.js";
import type { Axis, AxisAttributes, Numbers } from "../hist/types.js";
import type { ClassLayout } from "../streamer/layout.js";
import { compileAttributes } from "./collect-attributes.js";
import { axisDefaults, yAxisDefaults } from "./defaults.js";
import type { ListObject } from "./types.js";

const taken = ["fName", "fTitle", "fNbins", "fXmin", "fXmax", "fXbins", "fLabels"];

/** Compiles the making of an `Axis` from the values of a TAxis. */
export function axisMapper(layout: Pick<ClassLayout, "members">): (values: readonly unknown[]) => Axis {
  const slot = (name: string) => layout.members.indexOf(name);
  const [name, title, nbins, min, max, edges, labels] = taken.map(slot) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const attributesOf = compileAttributes(layout, taken, axisDefaults);
  const yAttributesOf = compileAttributes(layout, taken, yAxisDefaults);
  return (values) => {
    const axis: { -readonly [K in keyof Axis]: Axis[K] } = {
      name: String(values[name]),
      title: String(values[title]),
      nbins: Number(values[nbins]),
      min: Number(values[min]),
      max: Number(values[max]),
    };
    const edgeValues = values[edges] as Numbers | undefined;
    if (edgeValues !== undefined && edgeValues.length > 0) {
      if (edgeValues.length !== axis.nbins + 1) {
        throw new Damage("damaged", `an axis of ${axis.nbins} bins with ${edgeValues.length} edges`);
      }
      axis.edges = edgeValues;
    }
    const list = values[labels];
    if (isList(list)) axis.labels = labelMap(list);
    const attributes: AxisAttributes | undefined = axis.name === "yaxis" ? yAttributesOf(values) : attributesOf(values);
    if (attributes !== undefined) axis.attributes = attributes;
    return axis;
  };
}

/** An `Axis` from the members of a TAxis that a pointer led to. */
export function axisFromMembers(members: Readonly<Record<string, unknown>>): Axis {
  return axisMapper({ members: Object.keys(members) })(Object.values(members));
}

function isList(value: unknown): value is ListObject {
  return typeof value === "object" && value !== null && "items" in value;
}

/** A label's bin number is the unique id of its TObjString. */
function labelMap(list: ListObject): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  for (const item of list.items) {
    if (item?.kind === "string") labels.set(item.attributes?.fUniqueID ?? 0, item.value);
  }
  return labels;
}
