import { notifierFailed } from "../errors/catalogue.js";
import type { Notifier } from "./notifier.js";

export interface EmailSettings {
  readonly to: readonly string[];
  readonly from: string;
  readonly address: string;
  readonly port: number;
  /** TLS from the beginning. */
  readonly secure: boolean;
  /** Refuse a server without TLS. */
  readonly requireTls: boolean;
  readonly login?: { readonly user: string; readonly pass: string };
  /** Certificates to trust beside the usual ones, as PEM: for a server with one of its own. */
  readonly ca?: string;
}

/** Sends messages as plain text by mail. It connects for each: a server closes what stays open. */
export function createEmailNotifier(name: string, settings: EmailSettings): Notifier {
  return {
    name,
    send: async ({ subject, text }, signal) => {
      const { to, from, address, port, secure, requireTls, login, ca } = settings;
      const { createTransport } = await import("nodemailer");
      const transport = createTransport({
        host: address,
        port,
        secure,
        requireTLS: requireTls,
        ...(login && { auth: login }),
        ...(ca === undefined ? {} : { tls: { ca } }),
        // What a message is made of comes from plug-ins: no file or address in it is followed.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      let end: () => void = () => {};
      const ended = new Promise<never>((_, reject) => {
        end = () => reject(notifierFailed(name, "no answer in time"));
        if (signal.aborted) end();
        else signal.addEventListener("abort", end, { once: true });
      });
      try {
        // A subject is one line.
        const sending = transport.sendMail({ from, to: [...to], subject: subject.replace(/\s+/g, " "), text });
        // What fails after the end is nobody's surprise.
        sending.catch(() => {});
        await Promise.race([sending, ended]);
      } catch (error) {
        throw signal.aborted ? notifierFailed(name, "no answer in time") : notifierFailed(name, reasonOf(error));
      } finally {
        signal.removeEventListener("abort", end);
        ended.catch(() => {});
        transport.close();
      }
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? `${error.code}: ` : "";
  return `${code}${error.message.split("\n", 1)[0] ?? ""}`;
}
