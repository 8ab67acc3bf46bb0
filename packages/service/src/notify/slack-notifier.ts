import { notifierFailed } from "../errors/catalogue.js";
import type { Notifier } from "./notifier.js";
import { postJson } from "./post-json.js";

/** By an incoming webhook, or as a bot with a token. */
export type SlackSettings =
  | { readonly webhook: string }
  | {
      readonly apiToken: string;
      readonly slackChannel: string;
      /** With a slash at its end: `https://slack.com/api/`. */
      readonly baseUrl: string;
    };

/** What Slack takes as one message. */
const longestText = 39_000;

/** Writes messages into a channel of Slack. */
export function createSlackNotifier(name: string, settings: SlackSettings): Notifier {
  return {
    name,
    send: async ({ subject, text }, signal) => {
      const whole = `*${plain(subject)}*\n${plain(text)}`.slice(0, longestText);
      if ("webhook" in settings) {
        await postJson({ name, url: settings.webhook, body: { text: whole } }, signal);
        return;
      }
      const { apiToken, slackChannel, baseUrl } = settings;
      const body = { channel: slackChannel, text: whole, username: "Alarms OVERWATCH", icon_emoji: ":robot_face:" };
      const url = new URL("chat.postMessage", baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href;
      const answer = await postJson({ name, url, headers: { authorization: `Bearer ${apiToken}` }, body }, signal);
      const refused = refusal(answer);
      if (refused !== undefined) throw notifierFailed(name, refused);
    },
  };
}

/** Slack says "no" with status 200. */
function refusal(answer: string): string | undefined {
  try {
    const { ok, error } = JSON.parse(answer) as { readonly ok?: unknown; readonly error?: unknown };
    return ok === true ? undefined : `Slack refused it: ${typeof error === "string" ? error : "no reason given"}`;
  } catch {
    return "the answer is not that of Slack";
  }
}

/** What Slack would take as a mark or a mention. */
function plain(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
