import type { LiveEvent } from "../../shared/types.js";

/** What the feed knows of the connection. */
export type Connection = "connecting" | "open" | "lost";

export interface FeedMessage {
  readonly connection?: Connection;
  readonly events?: readonly LiveEvent[];
  /** After a gap anything may have changed. */
  readonly gap?: true;
}

/** What of the browser the feed uses; the tests bring their own. */
export interface FeedWorld {
  readonly openStream: (url: string) => Pick<EventSource, "addEventListener" | "close">;
  readonly channel: Pick<BroadcastChannel, "postMessage" | "close"> & {
    onmessage: ((event: MessageEvent) => unknown) | null;
  };
  /** Runs `hold` while this tab is the one that listens; undefined where tabs cannot agree. */
  readonly lead?: (hold: () => Promise<void>) => void;
  readonly setTimer: (action: () => void, milliseconds: number) => () => void;
}

/** Without a sign of life for so long, the connection is taken for lost: the server sends one each 15 s. */
const patience = 40_000;

/**
 * One stream for all tabs of a browser, which lets only six connections to one server be open: the tab that holds the lock
 * listens and tells the others.
 *
 * @returns a function that ends it.
 */
export function startFeed(url: string, world: FeedWorld, tell: (message: FeedMessage) => void): () => void {
  let stop: (() => void) | undefined;
  let ended = false;
  let isLeading = false;
  let last: Connection = "connecting";

  const pass = (message: FeedMessage) => {
    if (message.connection !== undefined) last = message.connection;
    world.channel.postMessage(message);
    tell(message);
  };
  world.channel.onmessage = ({ data }: MessageEvent) => {
    if (data === "who?") {
      if (isLeading) world.channel.postMessage({ connection: last });
    } else if (!isLeading) tell(data as FeedMessage);
  };

  function listen(): () => void {
    isLeading = true;
    let wasLost = false;
    let clearTimer = () => {};
    const lost = () => {
      wasLost = true;
      pass({ connection: "lost" });
    };
    const alive = () => {
      clearTimer();
      clearTimer = world.setTimer(lost, patience);
    };
    const stream = world.openStream(url);
    stream.addEventListener("hello", () => {
      alive();
      pass({ connection: "open", ...(wasLost ? { gap: true as const } : {}) });
      wasLost = false;
    });
    stream.addEventListener("beat", () => {
      alive();
      if (last !== "open") pass({ connection: "open" });
    });
    stream.addEventListener("error", lost);
    for (const type of ["published", "removed", "decided"] as const) {
      stream.addEventListener(type, (event) => {
        alive();
        pass({ events: [JSON.parse((event as MessageEvent<string>).data) as LiveEvent] });
      });
    }
    return () => {
      isLeading = false;
      clearTimer();
      stream.close();
    };
  }

  if (world.lead === undefined) stop = listen();
  else {
    world.lead(
      () =>
        new Promise((resolve) => {
          if (ended) return resolve();
          const end = listen();
          // Whoever led before may have missed something on the way out.
          tell({ gap: true });
          stop = () => {
            end();
            resolve();
          };
        }),
    );
    world.channel.postMessage("who?");
  }
  return () => {
    ended = true;
    stop?.();
    world.channel.close();
  };
}
