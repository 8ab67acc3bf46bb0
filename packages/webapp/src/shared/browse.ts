/** What is in a folder: folders and ROOT files, by name. */
export interface BrowseFolder {
  readonly folders: readonly string[];
  readonly files: readonly { readonly name: string; readonly size: number }[];
}

/** An object of a ROOT file; `path` has the directories in the file. */
export interface BrowseKey {
  readonly path: string;
  readonly className: string;
  readonly title: string;
}
