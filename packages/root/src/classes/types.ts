import type { AnyHistogram, Attributes, Axis, Named, Numbers, Storage } from "../hist/types.js";

/** An n-dimensional histogram that stores its filled cells only (THnSparse). */
export interface Sparse extends Named<"sparse"> {
  readonly axes: readonly Axis[];
  readonly storage: Storage;
  /** Bin number on each axis, cell after cell: length = cells x axes. */
  readonly coordinates: Numbers;
  readonly contents: Numbers;
  /** Sum of squared weights per cell; absent while the histogram is unweighted. */
  readonly sumw2?: Numbers;
  readonly entries: number;
  /** ROOT's sums: sumw, sumw2 (-1 while unweighted), then sumwx of each axis, then sumwx2 of each axis. */
  readonly stats: Numbers;
}

/** A TNamed: a name and a text, often used to carry a note in a file. */
export type NamedObject = Named<"named">;

/** A TObjString. */
export interface StringObject {
  readonly kind: "string";
  readonly value: string;
  readonly attributes?: Attributes;
}

/** A TParameter of any type. */
export interface ParameterObject {
  readonly kind: "parameter";
  readonly className: string;
  readonly name: string;
  /** A bigint only beyond what a double holds exactly. */
  readonly value: number | boolean | bigint;
  readonly attributes?: Attributes;
}

/** A TList, THashList, TObjArray, TClonesArray or TMap. */
export interface ListObject {
  readonly kind: "list";
  readonly className: string;
  readonly name: string;
  /** null for empty places; of a TMap keys and values in turns. */
  readonly items: readonly (AnyObject | null)[];
  /** Draw option per item; absent when none has any. */
  readonly options?: readonly string[];
  /** Index of the first item of a TObjArray; absent means 0. */
  readonly lowerBound?: number;
  readonly attributes?: Attributes;
}

/** An object of a class that has no type of its own here: its members under ROOT's names, those of its bases included. */
export interface GenericObject {
  readonly kind: "object";
  readonly className: string;
  readonly version: number;
  readonly members: Readonly<Record<string, unknown>>;
}

/** An object whose class cannot be read: inside another without its bytes, of a file with them. */
export interface OpaqueObject {
  readonly kind: "opaque";
  readonly className: string;
  readonly reason: string;
  readonly stored?: StoredBytes;
}

/** The uncompressed bytes of an object, as `RootFile.readBytes` and `readAliMessage` give them and a new file takes them. */
export interface StoredBytes {
  readonly bytes: Uint8Array;
  /**
   * Of the key in front of them: references inside the bytes count it, so that they fit behind no other. Absent where the bytes are
   * known to hold no reference: they fit everywhere.
   */
  readonly keyLength?: number;
}

/** An object that encloses this place: `up` 0 is the nearest object around it. */
export interface ReferenceObject {
  readonly kind: "reference";
  readonly up: number;
}

/** Everything that can come out of a file. Grows in minor releases: a switch over kinds keeps a default branch. */
export type AnyObject =
  | AnyHistogram
  | Sparse
  | NamedObject
  | StringObject
  | ParameterObject
  | ListObject
  | GenericObject
  | OpaqueObject
  | ReferenceObject;
