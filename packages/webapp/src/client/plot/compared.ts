/** What lies over the plots of a page. */
export interface Compared {
  readonly others: readonly { readonly run: number; readonly label: string }[];
  readonly normalise: boolean;
  readonly ratio: boolean;
  /** Of the main one, for legends. */
  readonly label: string;
}
