import type { Axis } from "../hist/types.js";
import { axisDefaults, yAxisDefaults } from "./defaults.js";
import type { Getters } from "./getters.js";
import type { ListObject, StringObject } from "./types.js";

const noEdges = new Float64Array(0);

/** An axis beyond the dimension of a histogram, as ROOT makes it. */
export function freshAxis(name: string): Axis {
  return { name, title: "", nbins: 1, min: 0, max: 1 };
}

/** Members of a TAxis. */
export function axisGetters(isY: boolean): Getters<Axis> {
  const defaults = isY ? yAxisDefaults : axisDefaults;
  const fromAttributes = Object.fromEntries(
    Object.entries(defaults).map(([name, standard]) => [name, (axis: Axis) => axis.attributes?.[name] ?? standard]),
  );
  return {
    ...fromAttributes,
    fName: (axis) => axis.name,
    fTitle: (axis) => axis.title,
    fNbins: (axis) => axis.nbins,
    fXmin: (axis) => axis.min,
    fXmax: (axis) => axis.max,
    fXbins: (axis) => axis.edges ?? noEdges,
    fLabels: (axis) => (axis.labels === undefined ? null : labelList(axis.labels)),
  };
}

/** A label's bin number is the unique id of its TObjString. */
function labelList(labels: ReadonlyMap<number, string>): ListObject {
  const items = Array.from(
    labels,
    ([bin, value]): StringObject => ({ kind: "string", value, attributes: { fUniqueID: bin } }),
  );
  return { kind: "list", className: "THashList", name: "", items };
}
