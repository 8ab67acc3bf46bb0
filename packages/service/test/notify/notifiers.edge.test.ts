/** Every notifier against a real server on loopback that refuses, drops, hangs and recovers. */
import { describe, expect, it } from "vitest";
import { createConsoleNotifier } from "../../src/notify/console-notifier.js";
import { createSlackNotifier } from "../../src/notify/slack-notifier.js";
import { createWebhookNotifier } from "../../src/notify/webhook-notifier.js";
import { clauses, message, type World } from "./contract.js";
import { openHttpWorld } from "./http-world.js";
import { openMailWorld } from "./mail-world.js";

const worlds: readonly { readonly name: string; readonly open: () => Promise<World> }[] = [
  {
    name: "a webhook",
    open: () =>
      openHttpWorld((url) => createWebhookNotifier("hook", { url, headers: { authorization: "Bearer swordfish" } }), {
        secret: "swordfish",
      }),
  },
  {
    name: "an incoming webhook of Slack",
    open: () =>
      openHttpWorld((url) => createSlackNotifier("slack", { webhook: `${url}services/swordfish` }), {
        secret: "swordfish",
      }),
  },
  {
    name: "a bot of Slack",
    open: () =>
      openHttpWorld(
        (baseUrl) => createSlackNotifier("slack", { apiToken: "xoxb-swordfish", slackChannel: "alarms", baseUrl }),
        { answer: '{"ok":true}', refusal: '{"ok":false,"error":"channel_not_found"}', secret: "swordfish" },
      ),
  },
  { name: "mail", open: () => openMailWorld() },
  { name: "mail with a log-in", open: () => openMailWorld({ login: { user: "overwatch", pass: "swordfish" } }) },
];

async function run(world: World, check: (world: World) => Promise<void>): Promise<void> {
  try {
    await check(world);
  } finally {
    await world.close();
  }
}

describe.each(worlds)("$name", ({ open }) => {
  it.each(clauses)("$name", async ({ check }) => run(await open(), check));
});

describe("the console", () => {
  it("prints the text", async () => {
    const printed: string[] = [];
    const notifier = createConsoleNotifier("ops", (text) => printed.push(text));
    await notifier.send(message, new AbortController().signal);
    expect(printed).toEqual([message.text]);
    await expect(notifier.send(message, AbortSignal.abort())).rejects.toMatchObject({ code: "NOTIFIER_FAILED" });
  });
});

describe("what goes over the wire", () => {
  it("a webhook gets the notices as data", async () => {
    const world = await openHttpWorld((url) => createWebhookNotifier("hook", { url, headers: { "x-key": "k" } }));
    await run(world, async () => {
      await world.notifier.send(message, new AbortController().signal);
      expect(world.requests()).toMatchObject([
        { headers: { "x-key": "k" }, body: { format: "overwatch-notice-1", ...message } },
      ]);
    });
  });

  it("a bot of Slack posts as the original did", async () => {
    const world = await openHttpWorld(
      (baseUrl) => createSlackNotifier("slack", { apiToken: "xoxb-1", slackChannel: "alarms", baseUrl }),
      { answer: '{"ok":true}' },
    );
    await run(world, async () => {
      await world.notifier.send(message, new AbortController().signal);
      expect(world.requests()).toMatchObject([
        {
          url: "/chat.postMessage",
          headers: { authorization: "Bearer xoxb-1" },
          body: { channel: "alarms", username: "Alarms OVERWATCH", icon_emoji: ":robot_face:" },
        },
      ]);
    });
  });

  it("a server that asks for time is given it", async () => {
    const world = await openHttpWorld((url) => createWebhookNotifier("hook", { url, headers: {} }));
    await run(world, async () => {
      await world.behave("refuse");
      await expect(world.notifier.send(message, new AbortController().signal)).rejects.toMatchObject({
        details: { retryAfter: 120 },
      });
    });
  });
});

describe("the contract", () => {
  const broken: readonly { readonly name: string; readonly breaks: (world: World) => World }[] = [
    {
      name: "says that it sent what it did not",
      breaks: (world) => ({ ...world, notifier: { name: "x", send: async () => {} } }),
    },
    {
      name: "sends twice",
      breaks: (world) => ({
        ...world,
        notifier: {
          name: "x",
          send: async (of, signal) => {
            await world.notifier.send(of, signal);
            await world.notifier.send(of, signal);
          },
        },
      }),
    },
    {
      name: "throws what is no error of ours",
      breaks: (world) => ({
        ...world,
        notifier: {
          name: "x",
          send: (of, signal) => world.notifier.send(of, signal).catch(() => Promise.reject(new Error("no"))),
        },
      }),
    },
  ];
  it.each(broken)("fails a notifier that $name", async ({ breaks }) => {
    const outcomes: boolean[] = [];
    for (const { check } of clauses) {
      const world = await openHttpWorld((url) => createWebhookNotifier("hook", { url, headers: {} }));
      outcomes.push(
        await run(breaks(world), check).then(
          () => true,
          () => false,
        ),
      );
    }
    expect(outcomes).toContain(false);
  });
});
