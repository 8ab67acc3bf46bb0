import type { Axis, Graph, Histogram, Profile, Stack } from "../hist/types.js";
import type { ClassLayout } from "../streamer/layout.js";
import { axisGetters } from "./axis-values.js";
import { type Defaults, graphDefaults, histogramDefaults, namedDefaults, stackDefaults } from "./defaults.js";
import type { Getters } from "./getters.js";
import { graphGetters } from "./graph-values.js";
import { histogramGetters, profileGetters } from "./histogram-values.js";
import { kindOf } from "./kind-of.js";
import { sparseGetters } from "./sparse-values.js";
import { stackGetters } from "./stack-values.js";
import type { GenericObject, NamedObject, ParameterObject, Sparse, StringObject } from "./types.js";

type ValuesOf = (object: object) => readonly unknown[];

/** Compiles the taking apart of an object of ours into values by slot: the reverse of the mappers. */
export function compileValues(layout: ClassLayout): ValuesOf {
  const { name } = layout.info;
  const kind = kindOf(name);
  switch (kind) {
    case "h1":
    case "h2":
    case "h3":
      return withAttributes<Histogram>(layout, histogramGetters(Number(kind[1]) as 1 | 2 | 3), histogramDefaults);
    case "profile":
    case "profile2":
    case "profile3":
      return withAttributes<Profile>(layout, profileGetters(kind), histogramDefaults);
    case "graph":
      return withAttributes<Graph>(layout, graphGetters, graphDefaults);
    case "stack":
      return withAttributes<Stack>(layout, stackGetters, stackDefaults);
    default:
      return compileOther(layout, name);
  }
}

function compileOther(layout: ClassLayout, name: string): ValuesOf {
  if (name === "TAxis") return axisValues(layout);
  if (name === "TNamed") {
    return withAttributes<NamedObject>(layout, { fName: (o) => o.name, fTitle: (o) => o.title }, namedDefaults);
  }
  if (name === "TObjString") return withAttributes<StringObject>(layout, { fString: (o) => o.value }, namedDefaults);
  if (name.startsWith("TParameter<")) {
    return withAttributes<ParameterObject>(layout, { fName: (o) => o.name, fVal: (o) => o.value }, namedDefaults);
  }
  if (name.startsWith("THnSparseT<")) return withAttributes<Sparse>(layout, sparseGetters(name), namedDefaults);
  return (object) => {
    const members =
      "members" in object ? (object as GenericObject).members : (object as Readonly<Record<string, unknown>>);
    return layout.members.map((member) => members[member]);
  };
}

/** A TAxis is an `Axis` where it is a member, and plain members where a pointer leads to it. */
function axisValues(layout: ClassLayout): ValuesOf {
  const fresh = withAttributes<Axis>(layout, axisGetters(false), {});
  const y = withAttributes<Axis>(layout, axisGetters(true), {});
  return (object) => {
    if ("members" in object) return layout.members.map((member) => (object as GenericObject).members[member]);
    return "name" in object && object.name === "yaxis" ? y(object) : fresh(object);
  };
}

function withAttributes<T extends object>(layout: ClassLayout, getters: Getters<T>, defaults: Defaults): ValuesOf {
  const steps = layout.members.map(
    (member): ((object: T, attributes: Readonly<Record<string, unknown>>) => unknown) => {
      const getter = getters[member];
      if (getter !== undefined) return getter;
      const standard = defaults[member];
      return (_, attributes) => attributes[member] ?? standard;
    },
  );
  const none = {};
  return (object) => {
    const attributes = ("attributes" in object && object.attributes) || none;
    // The layout is of the class of the object.
    return steps.map((step) => step(object as T, attributes as Readonly<Record<string, unknown>>));
  };
}
