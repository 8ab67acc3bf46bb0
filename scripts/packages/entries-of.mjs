/** The entries that code can import, as a user writes them. `./x-entry` is what a worker thread starts with, not for import. */
export function entriesOf(manifest) {
  return Object.keys(manifest.exports)
    .filter((subpath) => subpath !== "./package.json" && !subpath.endsWith("-entry"))
    .map((subpath) => manifest.name + subpath.slice(1));
}
