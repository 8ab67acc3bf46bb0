import { defaultConfig, loadConfig } from "@overwatch/core";
import { describe, expect, it } from "vitest";
import { createLog, type LogOptions } from "./create-log.js";
import { type SentryModule, tellSentry } from "./tell.js";

const config = defaultConfig({ cwd: "/" });

function capture(options: Partial<LogOptions> = {}) {
  let text = "";
  const log = createLog(
    { write: (part) => (text += part) },
    { quiet: false, debug: false, command: "process", ...options },
  );
  return { log, text: () => text };
}
const sayAll = ({ log }: ReturnType<typeof capture>) => {
  log.debug("d");
  log.info("i");
  log.warn("w");
};

describe("a log", () => {
  it.each([
    { what: "says what happened and what to look at", options: {}, level: "INFO", expected: "i\nw\n" },
    { what: "follows the level of the configuration", options: {}, level: "WARNING", expected: "w\n" },
    { what: "says all with DEBUG", options: {}, level: "DEBUG", expected: "d\ni\nw\n" },
    { what: "says nothing of this with ERROR", options: {}, level: "ERROR", expected: "" },
    { what: "listens to --quiet first", options: { quiet: true }, level: "DEBUG", expected: "w\n" },
    { what: "listens to --debug first", options: { debug: true }, level: "ERROR", expected: "d\ni\nw\n" },
  ] as const)("$what", async ({ options, level, expected }) => {
    const captured = capture(options);
    await captured.log.follow({ ...config, loggingLevel: level });
    sayAll(captured);
    expect(captured.text()).toBe(expected);
  });

  it("writes JSON, a line each, with who speaks", async () => {
    const captured = capture({ command: "receive zmq" });
    await captured.log.follow({ ...config, loggingFormat: "json" });
    captured.log.warn('a "quoted"\nmessage');
    const lines = captured.text().trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: "warn", command: "receive zmq", pid: process.pid, msg: 'a "quoted"\nmessage' },
    ]);
  });

  it.each(["text", "json"] as const)("hides the secrets of the configuration as %s", async (loggingFormat) => {
    const { config: withSecrets } = await loadConfig({
      cwd: "/",
      env: {},
      flags: {
        apiToken: "swordfish-1",
        notifiers: { c: { type: "slack", apiToken: "xoxb-2", slackChannel: "c" } },
        loggingFormat,
      },
    });
    const captured = capture();
    await captured.log.follow(withSecrets);
    captured.log.warn("the token swordfish-1 and xoxb-2 were refused");
    expect(captured.text()).toContain("the token (hidden) and (hidden) were refused");
  });
});

describe("Sentry", () => {
  const said: string[] = [];
  const module: SentryModule = {
    init: ({ dsn }) => said.push(dsn),
    setTag: () => {},
    captureMessage: (message) => said.push(message),
  };
  const tell = async (command: string, env: Readonly<Record<string, string>>, load = async () => module) => {
    said.length = 0;
    const tellers = await tellSentry(command, env, "1.0.0", load, (message) => said.push(message));
    for (const one of tellers) one("trouble");
    return [...said];
  };

  it.each([
    {
      what: "the variable of a part",
      command: "process",
      env: { SENTRY_DSN_PROCESSING: "p", SENTRY_DSN: "all" },
      expected: ["p", "trouble"],
    },
    {
      what: "the common one",
      command: "receive zmq",
      env: { SENTRY_DSN_PROCESSING: "p", SENTRY_DSN: "all" },
      expected: ["all", "trouble"],
    },
    { what: "that of the pages", command: "web", env: { SENTRY_DSN_WEBAPP: "w" }, expected: ["w", "trouble"] },
    { what: "none", command: "web", env: {}, expected: [] },
  ])("is told by $what", async ({ command, env, expected }) => {
    expect(await tell(command, env)).toEqual(expected);
  });

  it("that is not installed is said once, and nothing else happens", async () => {
    const missing = await tell("web", { SENTRY_DSN: "x" }, () => Promise.reject(new Error("Cannot find package")));
    expect(missing).toEqual([expect.stringContaining("npm install @sentry/node")]);
  });
});
