import { useNavigation } from "../../navigation.js";
import type { Place } from "../../place.js";

export type RunPlace = Extract<Place, { page: "run" }>;

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
