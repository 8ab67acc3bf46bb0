import type { BrowseFolder, BrowseKey } from "../../shared/browse.js";
import { addressOf } from "../api.js";
import { formatSize } from "../format.js";
import { Link } from "../navigation.js";
import { Empty } from "../parts/messages.js";
import { changeFields, type Fields } from "../place.js";
import { words } from "../words.js";
import { Fold } from "./browse/fold.js";
import { ObjectView } from "./browse/object-view.js";
import { useJson } from "./browse/use-json.js";

/** Any folder of ROOT files as a tree; what is chosen is drawn. */
export function BrowsePage({ view }: { readonly view: Fields }) {
  const { file, object } = view;
  return (
    <div class="run-page">
      <nav class="groups tree" aria-label={words.browse.title}>
        <FolderItems path="" view={view} />
      </nav>
      <div class="run-main">
        {file === undefined || object === undefined ? (
          <Empty title={words.browse.choose} />
        ) : (
          <ObjectView key={`${file} ${object}`} file={file} object={object} view={view} />
        )}
      </div>
    </div>
  );
}

function FolderItems({ path, view }: { readonly path: string; readonly view: Fields }) {
  const { value, error } = useJson<BrowseFolder>(addressOf("/api/browse", { query: { path } }));
  if (value === undefined)
    return <p class={error === undefined ? "waiting" : "problem"}>{error ?? words.run.loading}</p>;
  const below = (name: string) => (path === "" ? name : `${path}/${name}`);
  if (value.folders.length + value.files.length === 0) return <p class="quiet">{words.browse.empty}</p>;
  return (
    <ul>
      {value.folders.map((name) => (
        <li key={name}>
          <Fold title={name} open={view["file"]?.startsWith(`${below(name)}/`) === true}>
            <FolderItems path={below(name)} view={view} />
          </Fold>
        </li>
      ))}
      {value.files.map(({ name, size }) => (
        <li key={name}>
          <Fold title={name} note={formatSize(size)} open={view["file"] === below(name)}>
            <FileItems path={below(name)} view={view} />
          </Fold>
        </li>
      ))}
    </ul>
  );
}

function FileItems({ path, view }: { readonly path: string; readonly view: Fields }) {
  const address = addressOf("/api/browse/keys", { query: { path } });
  const { value, error } = useJson<{ readonly keys: readonly BrowseKey[] }>(address);
  if (value === undefined)
    return <p class={error === undefined ? "waiting" : "problem"}>{error ?? words.run.loading}</p>;
  return (
    <ul>
      {value.keys.map(({ path: object, className, title }) => (
        <li key={object}>
          <Link
            to={{ page: "browse", view: changeFields({}, { file: path, object }) }}
            title={title}
            {...(view["file"] === path && view["object"] === object ? { "aria-current": "true" as const } : {})}
          >
            <span>{object}</span>
            <small>{className}</small>
          </Link>
        </li>
      ))}
    </ul>
  );
}
