import type { Stack } from "../hist/types.js";
import type { Getters } from "./getters.js";
import type { ListObject } from "./types.js";

/** Members of a THStack. */
export const stackGetters: Getters<Stack> = {
  fName: (stack) => stack.name,
  fTitle: (stack) => stack.title,
  fHists: (stack) => (stack.members.length === 0 ? null : memberList(stack)),
};

function memberList({ members, attributes }: Stack): ListObject {
  const options = attributes?.["options"] as readonly string[] | undefined;
  return { kind: "list", className: "TList", name: "", items: members, ...(options && { options }) };
}
