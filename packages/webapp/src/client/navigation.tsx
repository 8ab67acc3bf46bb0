import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import { formatPlace, type Place, parsePlace } from "./place.js";

export interface Navigation {
  readonly place: Place;
  /** Shows another place; `replace` puts it where the present one is in the history. */
  readonly go: (place: Place, options?: { readonly replace?: boolean }) => void;
}

const Context = createContext<Navigation>({ place: { page: "wall" }, go: () => {} });

export const useNavigation = () => useContext(Context);

/** Where the pages are: the base in the one HTML file. */
export const base = new URL(document.baseURI).pathname;

export function NavigationProvider({ children }: { readonly children: ComponentChildren }) {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const back = () => setPlace(here());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const navigation = useMemo(
    (): Navigation => ({
      place,
      go: (next, { replace = false } = {}) => {
        const address = base + formatPlace(next);
        if (replace) history.replaceState(null, "", address);
        else {
          history.pushState(null, "", address);
          scrollTo(0, 0);
        }
        setPlace(next);
      },
    }),
    [place],
  );
  return <Context.Provider value={navigation}>{children}</Context.Provider>;
}

function here(): Place {
  return parsePlace(location.pathname.slice(base.length), location.search);
}

export interface LinkProps {
  readonly to: Place;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly title?: string;
  readonly "aria-label"?: string;
  readonly "aria-current"?: "page" | "true";
}

/** A link to a place: opens in a new tab as any other, and without loading the page otherwise. */
export function Link({ to, children, ...rest }: LinkProps) {
  const { go } = useNavigation();
  return (
    <a
      {...rest}
      href={base + formatPlace(to)}
      onClick={(event) => {
        if (
          event.defaultPrevented ||
          event.button !== 0 ||
          event.metaKey ||
          event.ctrlKey ||
          event.shiftKey ||
          event.altKey
        )
          return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
