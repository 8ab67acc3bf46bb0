import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { type HostProcess, type HostStream, main } from "./main.js";

interface FakeStream extends HostStream {
  readonly emit: EventEmitter["emit"];
  readonly text: () => string;
}

function createStream(): FakeStream {
  const events = new EventEmitter();
  let text = "";
  return {
    write: (part, done) => {
      text += part;
      done?.();
    },
    on: (event, action) => events.on(event, action),
    emit: (event, ...args) => events.emit(event, ...args),
    text: () => text,
  };
}

function createProcess(argv: readonly string[]) {
  const exits: number[] = [];
  const signals = new EventEmitter();
  const stdout = createStream();
  const stderr = createStream();
  const host: HostProcess = {
    argv: ["node", "overwatch", ...argv],
    env: {},
    cwd: () => process.cwd(),
    stdout,
    stderr,
    once: (signal, action) => signals.once(signal, action),
    exit: (code) => exits.push(code),
  };
  return { host, exits, signals, stdout, stderr };
}

describe("main", () => {
  it("ends with the command's exit code", async () => {
    const { host, exits, stdout, stderr } = createProcess(["--version"]);
    await main(host);
    expect(exits).toEqual([0]);
    expect(stdout.text()).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(stderr.text()).toBe("");

    const wrong = createProcess(["confg"]);
    await main(wrong.host);
    expect(wrong.exits).toEqual([2]);
  });

  it("ends quietly when the reader of its output has gone", async () => {
    const { host, exits, stdout } = createProcess(["--version"]);
    await main(host);
    stdout.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    expect(exits).toEqual([0, 0]);
    expect(() => stdout.emit("error", Object.assign(new Error("disk"), { code: "ENOSPC" }))).toThrow("disk");
  });

  it("takes each signal once, so that a second one ends the process", async () => {
    const { host, signals } = createProcess(["--version"]);
    const running = main(host);
    signals.emit("SIGINT");
    expect(signals.listenerCount("SIGINT")).toBe(0);
    expect(signals.listenerCount("SIGTERM")).toBe(1);
    await running;
  });
});
