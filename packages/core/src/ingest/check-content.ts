import { checkRootFile, kindOf } from "@overwatch/root";
import { fileWithoutHistograms } from "../errors/catalogue.js";

/** Whether the contents of a received file can be used, without reading its objects. */
export type ContentCheck =
  | { readonly status: "usable" }
  | {
      /** "growing": it looks unfinished; the same bytes mean that it is being written, or that its writer died. */
      readonly status: "growing" | "unusable";
      readonly code: string;
      readonly message: string;
      readonly hint?: string;
    };

/** What a file looks like while its writer is at work. */
const unfinished: readonly string[] = ["FILE_EMPTY", "FILE_TRUNCATED", "FILE_NOT_CLOSED"];

/** Classes that hold other objects: whether histograms are among them shows when they are read. */
const lists: readonly string[] = ["TList", "THashList", "TObjArray"];

/** Looks at a received file: its header, its length, its list of keys, and whether histograms are in it. Throws only what the system does. */
export async function checkContent(path: string): Promise<ContentCheck> {
  const check = await checkRootFile(path);
  if (!check.ok) {
    const { code, message, hint } = check.error;
    const status = unfinished.includes(code) ? "growing" : "unusable";
    return { status, code, message, ...(hint === undefined ? {} : { hint }) };
  }
  if (check.keys.some(({ className }) => holdsHistograms(className))) return { status: "usable" };
  const { code, message, hint = "" } = fileWithoutHistograms(path, check.keys.length);
  return { status: "unusable", code, message, hint };
}

/** Whether objects of a class are, or may hold, histograms that the pipeline knows. */
export function holdsHistograms(className: string): boolean {
  return kindOf(className) !== undefined || lists.includes(className);
}
