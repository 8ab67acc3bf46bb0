import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Notifier } from "../../src/notify/notifier.js";
import type { World } from "./contract.js";

/** A real HTTP server on loopback that takes JSON. */
export async function openHttpWorld(
  create: (address: string) => Notifier,
  {
    answer = "ok",
    refusal,
    secret,
  }: { readonly answer?: string; readonly refusal?: string; readonly secret?: string } = {},
): Promise<
  World & { readonly requests: () => readonly { url: string; headers: IncomingMessage["headers"]; body: unknown }[] }
> {
  let how: "well" | "refuse" | "hang" | "drop" = "well";
  const requests: { url: string; headers: IncomingMessage["headers"]; body: unknown }[] = [];
  const server = createServer((request, response) => {
    if (how === "hang") return;
    if (how === "drop") {
      request.socket.destroy();
      return;
    }
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      if (how === "refuse") {
        response.writeHead(refusal === undefined ? 503 : 200, { "retry-after": "120" });
        response.end(refusal ?? "try later");
        return;
      }
      requests.push({ url: request.url ?? "", headers: request.headers, body: JSON.parse(text) });
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    notifier: create(address),
    requests: () => requests,
    received: () =>
      requests.map(({ body }) => {
        const { subject, text } = body as { subject?: string; text: string };
        return subject === undefined ? text : `${subject}\n${text}`;
      }),
    behave: async (next) => {
      how = next;
    },
    ...(secret === undefined ? {} : { secret }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
