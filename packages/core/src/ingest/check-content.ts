/** Whether the contents of a received file can be used, without reading its objects. */
export type ContentCheck =
  | { readonly status: "usable" }
  /** It looks unfinished: the same bytes mean that it is being written, or that its writer died. */
  | {
      readonly status: "growing" | "unusable";
      readonly code: string;
      readonly message: string;
      readonly hint?: string;
    };
