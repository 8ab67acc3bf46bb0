import { useNavigation } from "../../navigation.js";
import type { Fields, Place } from "../../place.js";

export type RunPlace = Extract<Place, { page: "run" }>;

const lasting = ["slice", "slices", "with", "norm", "ratio"];

/** Another plot or group of the same result: a slice and what is compared with stay, what is looked at in one plot goes. */
export function elsewhere({ view }: RunPlace, next: Fields): Fields {
  return { ...Object.fromEntries(Object.entries(view).filter(([name]) => lasting.includes(name))), ...next };
}

/** The same place with other fields; what it replaces stays out of the history when it is only a matter of looks. */
export function useView(place: RunPlace) {
  const { go } = useNavigation();
  return (changes: Readonly<Record<string, string | undefined>>, options?: { readonly replace?: boolean }) => {
    const view = Object.fromEntries(
      Object.entries({ ...place.view, ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    go({ ...place, view }, options);
  };
}
