import { isOverwatchError } from "@overwatch/core/errors";
import { expect } from "vitest";
import type { NoticeMessage, Notifier } from "../../src/notify/notifier.js";

/** A notifier with the receiver behind it, which can be told how to behave. */
export interface World {
  readonly notifier: Notifier;
  /** What arrived, subject and text in one, oldest first. */
  readonly received: () => readonly string[];
  readonly behave: (how: "well" | "refuse" | "hang" | "drop") => Promise<void>;
  /** What must not be seen in an error. */
  readonly secret?: string;
  readonly close: () => Promise<void>;
}

export const message: NoticeMessage = {
  subject: "Overwatch: bad in EMC",
  text: "NEW bad EMC hot-fastor: 1713 <b> & é\nSTILL medium EMC dead-unit",
  notices: [
    {
      change: "raised",
      subsystem: "EMC",
      alarm: "hot-fastor",
      on: "h",
      flag: "bad",
      message: "1713",
      run: 7,
      time: 60,
    },
  ],
};

/** Long enough for a busy machine; what hangs is ended much earlier. */
const soon = () => AbortSignal.timeout(20_000);

/** What every notifier keeps to, clause by clause. */
export const clauses: readonly { readonly name: string; readonly check: (world: World) => Promise<void> }[] = [
  {
    name: "delivers a message once, with its subject and all of its text",
    check: async ({ notifier, received }) => {
      await notifier.send(message, soon());
      expect(received()).toHaveLength(1);
      const plain = (received()[0] ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
      for (const line of message.text.split("\n")) expect(plain).toContain(line);
    },
  },
  {
    name: "rejects with NOTIFIER_FAILED when it is refused",
    check: async ({ notifier, behave, received, secret }) => {
      await behave("refuse");
      const error = await notifier.send(message, soon()).catch((thrown: unknown) => thrown);
      expect(isOverwatchError(error) && error.code).toBe("NOTIFIER_FAILED");
      if (secret !== undefined) expect(JSON.stringify(error) + String(error)).not.toContain(secret);
      expect(received()).toEqual([]);
    },
  },
  {
    name: "rejects when the connection is dropped",
    check: async ({ notifier, behave }) => {
      await behave("drop");
      await expect(notifier.send(message, soon())).rejects.toMatchObject({ code: "NOTIFIER_FAILED" });
    },
  },
  {
    name: "ends soon after its signal when there is no answer",
    check: async ({ notifier, behave }) => {
      await behave("hang");
      const ending = new AbortController();
      const sending = notifier.send(message, ending.signal);
      ending.abort();
      await expect(sending).rejects.toMatchObject({ code: "NOTIFIER_FAILED" });
    },
  },
  {
    name: "sends nothing when it was ended before it began",
    check: async ({ notifier, received }) => {
      await expect(notifier.send(message, AbortSignal.abort())).rejects.toMatchObject({ code: "NOTIFIER_FAILED" });
      expect(received()).toEqual([]);
    },
  },
  {
    name: "works again when its receiver does",
    check: async ({ notifier, behave, received }) => {
      for (const how of ["refuse", "drop"] as const) {
        await behave(how);
        await notifier.send(message, soon()).catch(() => {});
      }
      await behave("well");
      await notifier.send(message, soon());
      expect(received()).toHaveLength(1);
    },
  },
];
