import { classNameOf } from "./class-name-of.js";
import type { AnyObject } from "./types.js";

/** What ROOT's GetName says: the class for objects without a name. */
export function nameOf(object: AnyObject): string {
  if (object.kind === "string") return object.value;
  if (object.kind === "object") {
    const { fName } = object.members;
    return typeof fName === "string" ? fName : object.className;
  }
  if (object.kind === "list") return object.name || object.className;
  return "name" in object ? object.name : classNameOf(object);
}
