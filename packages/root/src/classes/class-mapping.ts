import type { ClassLayout } from "../streamer/layout.js";
import type { ClassMapping, Schema } from "../streamer/schema.js";
import { axisMapper } from "./axis.js";
import { compileValues } from "./compile-values.js";
import { graphMapper } from "./graph.js";
import { histogramMapper, profileMapper } from "./histogram.js";
import { kindOf } from "./kind-of.js";
import { fromNative, genericMapper, membersMapper, namedMapper, parameterMapper, stringMapper } from "./simple.js";
import { sparseMapper } from "./sparse.js";
import { stackMapper } from "./stack.js";
import { toCollection } from "./to-collection.js";

function objectMapper(layout: ClassLayout, schema: Schema): (values: readonly unknown[]) => unknown {
  const { name } = layout.info;
  switch (kindOf(name)) {
    case "h1":
      return histogramMapper(layout, 1);
    case "h2":
      return histogramMapper(layout, 2);
    case "h3":
      return histogramMapper(layout, 3);
    case "profile":
      return profileMapper(layout, 1);
    case "profile2":
      return profileMapper(layout, 2);
    case "profile3":
      return profileMapper(layout, 3);
    case "graph":
      return graphMapper(layout);
    case "stack":
      return stackMapper(layout);
    default:
      if (name === "TNamed") return namedMapper(layout);
      if (name === "TObjString") return stringMapper(layout);
      if (name.startsWith("TParameter<")) return parameterMapper(layout);
      if (name.startsWith("THnSparseT<")) return sparseMapper(layout);
      return genericMapper(layout, schema);
  }
}

/** How ROOT's objects become ours. A TAxis inside another object is an `Axis`, other such members are plain. */
export const classMapping: ClassMapping = {
  object: objectMapper,
  member: (layout, schema) => {
    if (layout.info.name === "TAxis") return axisMapper(layout);
    return kindOf(layout.info.name) === undefined ? membersMapper(layout) : objectMapper(layout, schema);
  },
  native: fromNative,
  values: compileValues,
  isOwnMember: (className) => className === "TAxis" || kindOf(className) !== undefined,
  collection: toCollection,
};
