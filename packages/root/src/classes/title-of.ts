import type { AnyObject } from "./types.js";

/** ROOT gives the title of the class to objects that have none. */
const classTitles: Readonly<Record<string, string>> = {
  TList: "Doubly linked list",
  THashList: "Doubly linked list with hashtable for lookup",
  TObjArray: "An array of objects",
  TMap: "A (key,value) map",
};

/** What ROOT's GetTitle says, which becomes the title of a key. */
export function titleOf(object: AnyObject): string {
  switch (object.kind) {
    case "string":
      return "Collectable string class";
    case "list":
      return classTitles[object.className] ?? "";
    case "object": {
      const { fTitle } = object.members;
      return typeof fTitle === "string" ? fTitle : "";
    }
    default:
      return "title" in object ? object.title : "";
  }
}
