/** The class of a TStreamerElement, without "TStreamer". */
export type ElementKind =
  | "Base"
  | "BasicType"
  | "BasicPointer"
  | "Object"
  | "ObjectAny"
  | "ObjectPointer"
  | "ObjectAnyPointer"
  | "String"
  | "STL"
  | "STLstring"
  | "Loop"
  | "Artificial"
  | "Element";

/** One member or base of a class as its file describes it; names of the fields follow ROOT's. */
export interface StreamerElement {
  readonly kind: ElementKind;
  readonly name: string;
  readonly title: string;
  readonly type: number;
  readonly size: number;
  readonly arrayLength: number;
  readonly dimensions: readonly number[];
  readonly typeName: string;
  /** Of a base class. */
  readonly baseVersion?: number;
  readonly baseChecksum?: number;
  /** Of an array whose length is another member. */
  readonly countName?: string;
  readonly countClass?: string;
  readonly countVersion?: number;
  /** Of an STL member. */
  readonly stlType?: number;
  readonly contentType?: number;
}

/** The members of one version of a class, in the order in which they are stored. */
export interface StreamerInfo {
  readonly name: string;
  readonly version: number;
  readonly checksum: number;
  readonly elements: readonly StreamerElement[];
}
