import { setTimeout as sleep } from "node:timers/promises";
import { siteFailed } from "../errors/catalogue.js";

/** Where a receiver is, and how patient the client is. */
export interface ClientOptions {
  /** As in `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly token: string;
  /** Further tries after the first one, when the way is broken or the other side is busy; default 2. */
  readonly retries?: number;
  /** Milliseconds before the first retry, twice as many before each next one; default 3000. */
  readonly delay?: number;
  /** Milliseconds that one try may take; default 60000. */
  readonly timeout?: number;
}

/** What the other side says of a file that it took. */
export interface UploadAnswer {
  readonly filename: string;
  /** "same" when the very bytes were there already. */
  readonly outcome: "stored" | "same";
  readonly bytes: number;
  /** SHA-256 of what is on its disk. */
  readonly sha256: string;
  /** Class by name, in the original's words. */
  readonly received: Readonly<Record<string, string>>;
}

/** Of whom and when an upload is. */
export interface UploadHeaders {
  readonly run: number;
  /** Unix seconds. */
  readonly time: number;
  /** A subsystem; default DQM. */
  readonly agent?: string;
}

/** A typed way to a receiver. All methods reject with `SITE_FAILED` when it cannot be reached or refuses. */
export interface UploadClient {
  /** Sends as DQM does: the receiver makes the name. */
  readonly post: (bytes: Uint8Array, headers: UploadHeaders) => Promise<UploadAnswer>;
  /** Sends under a full name; the other side checks the hash, if one is given. */
  readonly put: (name: string, bytes: Uint8Array, sha256?: string) => Promise<UploadAnswer>;
  /** Names of the files of DQM that are not filed into their runs yet. */
  readonly list: () => Promise<readonly string[]>;
  /** The bytes of a file of DQM, filed or not. */
  readonly get: (name: string) => Promise<Uint8Array>;
}

/** A client of the HTTP receiver. Uses the global `fetch`. */
export function createUploadClient(options: ClientOptions): UploadClient {
  const { url, token, retries = 2, delay = 3000, timeout = 60_000 } = options;
  const base = `${url.replace(/\/+$/, "")}/rest/api/files`;

  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    for (let attempt = 0; ; attempt++) {
      const result = await tryOnce(`${base}${path}`, init);
      if (result instanceof Response && result.ok) return result;
      const busy = !(result instanceof Response) || result.status === 429 || result.status >= 500;
      if (!busy || attempt >= retries) throw siteFailed(url, await reasonOf(result), result);
      await sleep(delay * 2 ** attempt);
    }
  };
  const tryOnce = async (address: string, init: RequestInit): Promise<unknown> => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeout);
    try {
      return await fetch(address, { ...init, headers: { ...init.headers, token }, signal: stop.signal });
    } catch (error) {
      return error;
    } finally {
      clearTimeout(timer);
    }
  };
  const upload = async (path: string, method: string, bytes: Uint8Array, headers: Record<string, string>) => {
    const type = { "content-type": "application/octet-stream" };
    const answer = await call(path, { method, body: new Uint8Array(bytes), headers: { ...type, ...headers } });
    return (await answer.json()) as UploadAnswer;
  };

  return {
    post: (bytes, { run, time, agent = "DQM" }) =>
      upload("", "POST", bytes, { runNumber: String(run), timeStamp: String(time), amoreAgent: agent }),
    put: (name, bytes, sha256) =>
      upload(`/${encodeURIComponent(name)}`, "PUT", bytes, sha256 === undefined ? {} : { sha256 }),
    list: async () => ((await (await call("")).json()) as { readonly files: readonly string[] }).files,
    get: async (name) => new Uint8Array(await (await call(`/${encodeURIComponent(name)}`)).arrayBuffer()),
  };
}

async function reasonOf(result: unknown): Promise<string> {
  if (!(result instanceof Response)) {
    const cause = result instanceof Error && result.cause instanceof Error ? `: ${result.cause.message}` : "";
    return `${result instanceof Error ? result.message : String(result)}${cause}`;
  }
  const body = (await result.json().catch(() => ({}))) as { readonly message?: unknown };
  return `it answers ${result.status}${typeof body.message === "string" ? `: ${body.message.replace(/\.$/, "")}` : ""}`;
}
