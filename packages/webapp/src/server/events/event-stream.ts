import type { ServerResponse } from "node:http";
import type { LiveEvent } from "../../shared/types.js";
import type { EventHub } from "./event-hub.js";

/** Streams of server-sent events to many browsers: each text is made once. */
export interface EventStreams {
  /** Takes the response over. @returns false when there are too many already. */
  readonly add: (response: ServerResponse, headers: Readonly<Record<string, string>>) => boolean;
  readonly count: () => number;
  readonly close: () => void;
}

export interface StreamOptions {
  readonly hub: EventHub;
  /** At most so many at once. */
  readonly limit: number;
  /** Milliseconds between two signs of life. */
  readonly beat: number;
}

/** Who has so many bytes waiting reads too slowly: the stream is ended, and the browser asks again. */
const tolerated = 256 * 1024;

export function createEventStreams({ hub, limit, beat }: StreamOptions): EventStreams {
  const open = new Set<ServerResponse>();

  function send(text: string): void {
    const bytes = Buffer.from(text);
    for (const response of open) {
      if (response.writableLength > tolerated) {
        open.delete(response);
        response.destroy();
      } else response.write(bytes);
    }
  }

  const stopListening = hub.listen((events) => send(events.map(eventText).join("")));
  const timer = setInterval(() => send("event: beat\ndata: {}\n\n"), beat);
  timer.unref();

  return {
    add: (response, headers) => {
      if (open.size >= limit) return false;
      response.writeHead(200, {
        ...headers,
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        // nginx would collect events before it hands them on.
        "x-accel-buffering": "no",
      });
      response.write(`retry: 2000\nevent: hello\ndata: ${JSON.stringify({ last: hub.last(), beat })}\n\n`);
      open.add(response);
      const forget = () => open.delete(response);
      response.on("close", forget);
      response.on("error", forget);
      return true;
    },
    count: () => open.size,
    close: () => {
      clearInterval(timer);
      stopListening();
      for (const response of open) response.end();
      open.clear();
    },
  };
}

function eventText(event: LiveEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
