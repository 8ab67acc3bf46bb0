import type { Histogram, Stack } from "../hist/types.js";
import type { ClassLayout } from "../streamer/layout.js";
import { compileAttributes, withAttributes } from "./collect-attributes.js";
import { stackDefaults } from "./defaults.js";
import type { AnyObject, ListObject } from "./types.js";

const taken = ["fName", "fTitle", "fHists"];

/** Compiles the making of a `Stack` from the values of a THStack; the members' draw options become an attribute. */
export function stackMapper(layout: ClassLayout): (values: readonly unknown[]) => Stack {
  const [name, title, hists] = taken.map((member) => layout.members.indexOf(member)) as [number, number, number];
  const attributesOf = compileAttributes(layout, taken, stackDefaults);
  return (values) => {
    const list = values[hists] as ListObject | null;
    const found = attributesOf(values);
    return {
      kind: "stack",
      name: String(values[name]),
      title: String(values[title]),
      members: (list?.items ?? []).filter(isMember),
      ...withAttributes(list?.options ? { ...found, options: list.options } : found),
    };
  };
}

function isMember(item: AnyObject | null): item is Histogram<1> | Histogram<2> {
  return item?.kind === "h1" || item?.kind === "h2";
}
