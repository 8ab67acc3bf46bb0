import type { Notifier } from "./notifier.js";
import { postJson } from "./post-json.js";

export interface WebhookSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Posts messages as JSON: `{ format: "overwatch-notice-1", subject, text, notices }`. */
export function createWebhookNotifier(name: string, { url, headers }: WebhookSettings): Notifier {
  return {
    name,
    send: async ({ subject, text, notices }, signal) => {
      await postJson({ name, url, headers, body: { format: "overwatch-notice-1", subject, text, notices } }, signal);
    },
  };
}
