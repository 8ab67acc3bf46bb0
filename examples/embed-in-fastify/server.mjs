// A server of your own that lists a ROOT file and hands out its histograms, as plain numbers or as jsroot draws them.

import { openRootFile, toJsroot } from "@overwatch/root";
import Fastify from "fastify";

/** A fastify server over one file; the caller listens and closes. */
export async function createServer(path) {
  const file = await openRootFile(path);
  const server = Fastify();
  server.addHook("onClose", () => file.close());

  server.get("/", () => file.keys().map(({ path, className, title }) => ({ path, className, title })));

  server.get("/hist", async ({ query: { path = "", form = "numbers" } }, reply) => {
    const key = file.keys().find((one) => one.path === path);
    if (key === undefined) return reply.code(404).send({ error: `no ${path} in this file` });
    const object = await file.read(path);
    if (form === "jsroot") return toJsroot(object);
    if (object.kind !== "h1") return reply.code(422).send({ error: `${path} is a ${key.className}` });
    // Cell 0 is the underflow, the last one the overflow.
    return { title: object.title, entries: object.entries, contents: [...object.contents] };
  });
  return server;
}

if (import.meta.filename === process.argv[1]) {
  const server = await createServer(process.argv[2]);
  console.log(await server.listen({ host: "127.0.0.1", port: 0 }));
}
