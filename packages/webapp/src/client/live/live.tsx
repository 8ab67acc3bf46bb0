import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LiveEvent } from "../../shared/types.js";
import { base } from "../navigation.js";
import { type Connection, type FeedWorld, startFeed } from "./live-feed.js";

/** What is live about a page. */
export interface Live {
  readonly connection: Connection;
  readonly paused: boolean;
  /** Updates that came while paused. */
  readonly waiting: number;
  readonly setPaused: (paused: boolean) => void;
  /** Grows with every event that concerns what is named; `about` undefined: with all. */
  readonly versionOf: (about?: {
    readonly run?: number;
    readonly subsystem?: string;
    readonly decided?: boolean;
  }) => string;
}

const Context = createContext<Live>({
  connection: "connecting",
  paused: false,
  waiting: 0,
  setPaused: () => {},
  versionOf: () => "0",
});

export const useLive = () => useContext(Context);

/** How often what was published or decided changed, by place. */
type Versions = ReadonlyMap<string, number>;

export function LiveProvider({
  enabled,
  children,
}: {
  readonly enabled: boolean;
  readonly children: ComponentChildren;
}) {
  const [connection, setConnection] = useState<Connection>("connecting");
  const [paused, setPaused] = useState(false);
  const [versions, setVersions] = useState<Versions>(new Map());
  const [held, setHeld] = useState<readonly (LiveEvent | "gap")[]>([]);
  const isPaused = useRef(paused);
  isPaused.current = paused;

  useEffect(() => {
    if (!enabled) return;
    return startFeed(`${base}api/events/stream`, browserWorld(), ({ connection: next, events = [], gap }) => {
      if (next !== undefined) setConnection(next);
      const news = [...events, ...(gap === true ? (["gap"] as const) : [])];
      if (news.length === 0) return;
      if (isPaused.current) setHeld((before) => [...before, ...news].slice(-1000));
      else setVersions((before) => count(before, news));
    });
  }, [enabled]);

  const live = useMemo(
    (): Live => ({
      connection,
      paused,
      waiting: held.length,
      setPaused: (next) => {
        setPaused(next);
        if (next) return;
        setVersions((before) => count(before, held));
        setHeld([]);
      },
      versionOf: ({ run, subsystem, decided = false } = {}) => {
        const of = (key: string) => versions.get(key) ?? 0;
        const place = run === undefined ? "all" : subsystem === undefined ? `${run}` : `${run}/${subsystem}`;
        return [of("gap"), of(place), decided ? of("decided") : 0].join(" ");
      },
    }),
    [connection, paused, held, versions],
  );
  return <Context.Provider value={live}>{children}</Context.Provider>;
}

function count(before: Versions, news: readonly (LiveEvent | "gap")[]): Versions {
  const next = new Map(before);
  const add = (key: string) => next.set(key, (next.get(key) ?? 0) + 1);
  for (const event of news) {
    if (event === "gap") add("gap");
    else if (event.type === "decided") add("decided");
    else for (const key of ["all", `${event.run}`, `${event.run}/${event.subsystem}`]) add(key);
  }
  return next;
}

function browserWorld(): FeedWorld {
  const { locks } = navigator as { readonly locks?: LockManager };
  return {
    openStream: (url) => new EventSource(url),
    channel: new BroadcastChannel("overwatch"),
    // Only where the page came over HTTPS or from this machine.
    ...(locks === undefined
      ? {}
      : { lead: (hold: () => Promise<void>) => void locks.request("overwatch-stream", hold).catch(() => {}) }),
    setTimer: (action, milliseconds) => {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
