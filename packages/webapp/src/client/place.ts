/** Where somebody is: everything that a page shows follows from it, and it is all in the address. */
export type Place =
  | { readonly page: "wall" }
  | { readonly page: "runs"; readonly filter: Fields }
  | { readonly page: "run"; readonly run: number | "latest"; readonly subsystem?: string; readonly view: Fields }
  | { readonly page: "trends"; readonly subsystem?: string; readonly view: Fields }
  | { readonly page: "alarms"; readonly view: Fields }
  | { readonly page: "dashboards"; readonly name?: string; readonly view: Fields }
  | { readonly page: "shift"; readonly view: Fields }
  | { readonly page: "browse"; readonly view: Fields }
  | { readonly page: "signIn"; readonly view: Fields }
  | { readonly page: "unknown"; readonly path: string };

/** What stands behind the question mark. */
export type Fields = Readonly<Record<string, string>>;

/** @param path - below the base, without a slash in front. */
export function parsePlace(path: string, search: string): Place {
  const view: Fields = Object.fromEntries(new URLSearchParams(search));
  const [first = "", second, third, ...rest] = path
    .split("/")
    .filter((part) => part !== "")
    .map(decode);
  if (rest.length > 0) return { page: "unknown", path };
  switch (first) {
    case "":
      return { page: "wall" };
    case "runs":
      if (second === undefined) return { page: "runs", filter: view };
      if (second !== "latest" && !/^\d{1,15}$/.test(second)) return { page: "unknown", path };
      return {
        page: "run",
        run: second === "latest" ? "latest" : Number(second),
        ...(third === undefined ? {} : { subsystem: third }),
        view,
      };
    case "trends":
      if (third !== undefined) return { page: "unknown", path };
      return { page: "trends", ...(second === undefined ? {} : { subsystem: second }), view };
    case "alarms":
      return second === undefined ? { page: "alarms", view } : { page: "unknown", path };
    case "dashboards":
      if (third !== undefined) return { page: "unknown", path };
      return { page: "dashboards", ...(second === undefined ? {} : { name: second }), view };
    case "shift":
      return second === undefined ? { page: "shift", view } : { page: "unknown", path };
    case "browse":
      return second === undefined ? { page: "browse", view } : { page: "unknown", path };
    case "sign-in":
      return second === undefined ? { page: "signIn", view } : { page: "unknown", path };
    default:
      return { page: "unknown", path };
  }
}

/** The address of a place, below the base, without a slash in front. */
export function formatPlace(place: Place): string {
  switch (place.page) {
    case "wall":
      return "";
    case "runs":
      return withFields("runs", place.filter);
    case "run":
      return withFields(`runs/${place.run}${part(place.subsystem)}`, place.view);
    case "trends":
      return withFields(`trends${part(place.subsystem)}`, place.view);
    case "alarms":
      return withFields("alarms", place.view);
    case "dashboards":
      return withFields(`dashboards${part(place.name)}`, place.view);
    case "shift":
    case "browse":
      return withFields(place.page, place.view);
    case "signIn":
      return withFields("sign-in", place.view);
    case "unknown":
      return place.path;
  }
}

/** `fields` with `changes`; what is undefined or empty is left out. */
export function changeFields(fields: Fields, changes: Readonly<Record<string, string | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries({ ...fields, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
}

function part(text: string | undefined): string {
  return text === undefined ? "" : `/${encodeURIComponent(text)}`;
}

function withFields(path: string, fields: Fields): string {
  const search = new URLSearchParams(fields).toString();
  return search === "" ? path : `${path}?${search}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
