import { describe, expect, it } from "vitest";
import { type FeedMessage, type FeedWorld, startFeed } from "./live-feed.js";

/** A browser with tabs: one lock, one channel, streams that the test feeds. */
function createBrowser() {
  const streams: { emit: (type: string, data?: unknown) => void; closed: boolean }[] = [];
  const channels: Set<{ onmessage: ((event: MessageEvent) => unknown) | null }> = new Set();
  const waiting: (() => Promise<void>)[] = [];
  let held = false;
  const timers: { action: () => void; cleared: boolean }[] = [];

  async function next(): Promise<void> {
    if (held) return;
    const hold = waiting.shift();
    if (hold === undefined) return;
    held = true;
    await hold();
    held = false;
    await next();
  }

  function openTab() {
    const told: FeedMessage[] = [];
    const channel: FeedWorld["channel"] = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of channels) if (other !== channel) other.onmessage?.({ data } as MessageEvent);
      },
      close: () => channels.delete(channel),
    };
    channels.add(channel);
    const world: FeedWorld = {
      channel,
      openStream: () => {
        const listeners = new Map<string, (event: MessageEvent) => void>();
        const stream = {
          closed: false,
          emit: (type: string, data: unknown = {}) =>
            listeners.get(type)?.({ data: JSON.stringify(data) } as MessageEvent),
        };
        streams.push(stream);
        return {
          addEventListener: (type: string, listener: unknown) => {
            listeners.set(type, listener as (event: MessageEvent) => void);
          },
          close: () => {
            stream.closed = true;
          },
        };
      },
      lead: (hold) => {
        waiting.push(hold);
        void next();
      },
      setTimer: (action) => {
        const timer = { action, cleared: false };
        timers.push(timer);
        return () => {
          timer.cleared = true;
        };
      },
    };
    return { told, stop: startFeed("/stream", world, (message) => told.push(message)) };
  }
  return {
    openTab,
    streams,
    silence: () => {
      for (const { action, cleared } of timers) if (!cleared) action();
    },
  };
}

const published = { type: "published", number: 1, run: 5, subsystem: "EMC" };

describe("startFeed", () => {
  it("opens one stream for all tabs, and tells all of them", () => {
    const browser = createBrowser();
    const tabs = Array.from({ length: 10 }, browser.openTab);
    expect(browser.streams).toHaveLength(1);
    browser.streams[0]?.emit("hello");
    browser.streams[0]?.emit("published", published);
    for (const { told } of tabs) expect(told.at(-1)).toEqual({ events: [published] });
  });

  it("tells a tab that comes later how things are", () => {
    const browser = createBrowser();
    browser.openTab();
    browser.streams[0]?.emit("hello");
    expect(browser.openTab().told).toEqual([{ connection: "open" }]);
  });

  it("hands the stream over when the tab that has it closes", async () => {
    const browser = createBrowser();
    const first = browser.openTab();
    const second = browser.openTab();
    first.stop();
    await new Promise((resolve) => setImmediate(resolve));
    expect(browser.streams.map(({ closed }) => closed)).toEqual([true, false]);
    browser.streams[1]?.emit("published", published);
    expect(second.told).toContainEqual({ gap: true });
    expect(second.told.at(-1)).toEqual({ events: [published] });
  });

  it("says when it is lost, by an error or by silence, and that there was a gap when it is back", () => {
    const browser = createBrowser();
    const { told } = browser.openTab();
    browser.streams[0]?.emit("hello");
    browser.silence();
    expect(told.at(-1)).toEqual({ connection: "lost" });
    browser.streams[0]?.emit("error");
    browser.streams[0]?.emit("hello");
    expect(told.at(-1)).toEqual({ connection: "open", gap: true });
  });
});
