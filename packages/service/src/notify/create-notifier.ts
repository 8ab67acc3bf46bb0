import type { Config } from "@overwatch/core";
import { createConsoleNotifier } from "./console-notifier.js";
import { createEmailNotifier } from "./email-notifier.js";
import type { Notifier } from "./notifier.js";
import { createSlackNotifier } from "./slack-notifier.js";
import { createWebhookNotifier } from "./webhook-notifier.js";

/** One notifier as the configuration describes it. */
export type NotifierSettings = Config["notifiers"][string];

/**
 * A notifier of the configuration, ready to send.
 *
 * @param print - where the console is.
 */
export function createNotifier(name: string, settings: NotifierSettings, print: (text: string) => void): Notifier {
  switch (settings.type) {
    case "console":
      return createConsoleNotifier(name, print);
    case "webhook": {
      const headers = Object.entries(settings.headers).map(([header, value]) => [header, value.reveal()]);
      return createWebhookNotifier(name, { url: settings.url, headers: Object.fromEntries(headers) });
    }
    case "slack": {
      const { webhook, apiToken, slackChannel, baseUrl } = settings;
      if (webhook !== undefined) return createSlackNotifier(name, { webhook: webhook.reveal() });
      return createSlackNotifier(name, { apiToken: apiToken?.reveal() ?? "", slackChannel, baseUrl });
    }
    case "email": {
      const { to, smtpSettings, from = smtpSettings.userName ?? "overwatch" } = settings;
      const { address, port, secure, requireTls, userName, password } = smtpSettings;
      const login = userName === undefined ? {} : { login: { user: userName, pass: password?.reveal() ?? "" } };
      return createEmailNotifier(name, { to, from, address, port, secure, requireTls, ...login });
    }
  }
}
