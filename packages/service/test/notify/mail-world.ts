import type { AddressInfo, Socket } from "node:net";
import { createServer, type Server } from "node:net";
import { SMTPServer } from "smtp-server";
import { createEmailNotifier, type EmailSettings } from "../../src/notify/email-notifier.js";
import type { World } from "./contract.js";

/** A real mail server on loopback; when it hangs or drops, another one listens in its place. */
export async function openMailWorld(settings: Partial<EmailSettings> = {}): Promise<World> {
  let how: "well" | "refuse" | "hang" | "drop" = "well";
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? "" }),
    onData: (stream, _session, done) => {
      let mail = "";
      stream.setEncoding("utf8");
      stream.on("data", (part: string) => {
        mail += part;
      });
      stream.on("end", () => {
        if (how === "refuse") {
          done(Object.assign(new Error("mailbox is full"), { responseCode: 452 }));
          return;
        }
        mails.push(decode(mail));
        done();
      });
    },
  });
  smtp.on("error", () => {});
  // In front of the mail server, so that a connection can be left without an answer, or dropped.
  const front: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    if (how === "hang") return;
    if (how === "drop") socket.destroy();
    else smtp.server.emit("connection", socket);
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const base = { to: ["a@example.org"], from: "o@example.org", secure: false, requireTls: false };
  return {
    notifier: createEmailNotifier("mail", {
      ...base,
      address: "127.0.0.1",
      port: (front.address() as AddressInfo).port,
      ...settings,
    }),
    received: () => mails,
    behave: async (next) => {
      how = next;
    },
    ...(settings.login && { secret: settings.login.pass }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}

/** Subject and text of a mail in one part. */
function decode(mail: string): string {
  const [head = "", ...body] = mail.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  if (/content-transfer-encoding: base64/i.test(head))
    return `${head}\n${Buffer.from(text, "base64").toString("utf8")}`;
  if (!/quoted-printable/i.test(head)) return `${head}\n${text}`;
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `${head}\n${Buffer.from(bytes, "latin1").toString("utf8")}`;
}
