import { bytesSource } from "./bytes-source.js";
import type { Source } from "./source.js";
import { windowedSource } from "./windowed-source.js";

/** A file behind an address: by ranges where the server offers them, else fetched whole. */
export async function urlSource(address: string): Promise<Source> {
  const first = await fetch(address, { headers: { Range: "bytes=0-0" } });
  if (!first.ok) throw new Error(`the server answers ${first.status}`);
  const total = first.status === 206 ? /\/(\d+)$/.exec(first.headers.get("Content-Range") ?? "")?.[1] : undefined;
  if (total === undefined) return bytesSource(new Uint8Array(await first.arrayBuffer()), address);
  // The one byte is taken: breaking off would end the connection, on which the next request may be on its way already.
  if (first.headers.get("Content-Length") === "1") await first.arrayBuffer();
  else await first.body?.cancel();
  return windowedSource(address, Number(total), async (offset, length) => {
    const part = await fetch(address, { headers: { Range: `bytes=${offset}-${offset + length - 1}` } });
    if (part.status !== 206) throw new Error(`the server answers ${part.status}`);
    return new Uint8Array(await part.arrayBuffer());
  });
}
