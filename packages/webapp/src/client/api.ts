import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import {
  type AnswerOf,
  ApiError,
  type Ask,
  createClient,
  type RouteName,
  type SessionInfo,
  urlOf,
} from "../shared/client.js";
import { base } from "./navigation.js";

let csrf: string | undefined;

/** Remembers the token that writes need. */
export function takeSession(session: SessionInfo): void {
  csrf = session.csrf;
}

export const ask = createClient({ base, csrf: () => csrf });

/** The address of a route, for links to files. */
export function addressOf(path: string, parts: Parameters<typeof urlOf>[2]): string {
  return urlOf(base, path, parts);
}

/** What is known of an answer. While it is asked for again, the last one stays. */
export interface Asked<T> {
  readonly value?: T;
  readonly error?: ApiError;
  readonly again: () => void;
}

/**
 * Asks when something in `ask` or `version` changes, and again by itself while the server does not answer.
 *
 * @param parts - undefined: nothing is asked for.
 */
export function useAsk<N extends RouteName>(
  route: N,
  parts: Ask<N> | undefined,
  version: unknown = 0,
): Asked<AnswerOf<N>> {
  const key = parts === undefined ? undefined : JSON.stringify([route, parts.params, parts.query]);
  const [state, setState] = useState<{ key?: string | undefined; value?: AnswerOf<N>; error?: ApiError }>({});
  const [turn, setTurn] = useState(0);
  const latest = useRef(parts);
  latest.current = parts;
  useEffect(() => {
    const asked = latest.current;
    if (asked === undefined) return;
    const abort = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    ask(route, { ...asked, signal: abort.signal }).then(
      (value) => setState({ key, value }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const known = error instanceof ApiError ? error : new ApiError("INTERNAL", 0, String(error));
        setState((before) =>
          before.key === key && known.status === 0 ? { ...before, error: known } : { key, error: known },
        );
        if (known.status === 0 || known.status >= 500) retry = setTimeout(() => setTurn((count) => count + 1), 3000);
      },
    );
    return () => {
      abort.abort();
      clearTimeout(retry);
    };
  }, [key, version, turn]);

  const again = useCallback(() => setTurn((count) => count + 1), []);
  if (state.key !== key) return { again };
  return {
    again,
    ...(state.value === undefined ? {} : { value: state.value }),
    ...(state.error === undefined ? {} : { error: state.error }),
  };
}
