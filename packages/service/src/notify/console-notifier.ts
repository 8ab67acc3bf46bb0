import { notifierFailed } from "../errors/catalogue.js";
import type { Notifier } from "./notifier.js";

/** Prints the text of messages. */
export function createConsoleNotifier(name: string, print: (text: string) => void): Notifier {
  return {
    name,
    send: async ({ text }, signal) => {
      if (signal.aborted) throw notifierFailed(name, "it was ended before it began");
      print(text);
    },
  };
}
