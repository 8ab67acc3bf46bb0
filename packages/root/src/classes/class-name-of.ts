import type { Storage } from "../hist/types.js";
import type { AnyObject } from "./types.js";

const letters: Readonly<Record<Storage, string>> = {
  int8: "C",
  int16: "S",
  int32: "I",
  int64: "L",
  float32: "F",
  float64: "D",
};

const arrays: Readonly<Record<Storage, string>> = {
  int8: "TArrayC",
  int16: "TArrayS",
  int32: "TArrayI",
  int64: "TArrayL64",
  float32: "TArrayF",
  float64: "TArrayD",
};

/** ROOT's class for an object of ours. */
export function classNameOf(object: AnyObject): string {
  switch (object.kind) {
    case "h1":
    case "h2":
    case "h3":
      return `TH${object.kind.slice(1)}${letters[object.storage]}`;
    case "profile":
      return "TProfile";
    case "profile2":
      return "TProfile2D";
    case "profile3":
      return "TProfile3D";
    case "graph": {
      const { attributes, errors } = object;
      if (typeof attributes?.["className"] === "string") return attributes["className"];
      if (errors === undefined) return "TGraph";
      return errors.xLow === errors.xHigh && errors.yLow === errors.yHigh ? "TGraphErrors" : "TGraphAsymmErrors";
    }
    case "stack":
      return "THStack";
    case "sparse":
      return `THnSparseT<${arrays[object.storage]}>`;
    case "named":
      return "TNamed";
    case "string":
      return "TObjString";
    case "reference":
      return "TObject";
    default:
      return object.className;
  }
}
