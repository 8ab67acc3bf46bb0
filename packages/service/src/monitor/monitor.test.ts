import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assessReceivers, type MonitorMemory } from "./assess-receivers.js";
import { createMonitor } from "./create-monitor.js";
import { parseHeartbeat, type ReceiverReading } from "./read-receivers.js";

const limits = { deadAfter: 300, silentAfter: 900, repeatAfter: 3600 };

function beats(emc: number, hlt: number): readonly ReceiverReading[] {
  return [
    { subsystem: "EMC", beatAt: emc, counters: {} },
    { subsystem: "HLT", beatAt: hlt, counters: {} },
  ];
}
const dead = (memory: MonitorMemory) =>
  [...memory].filter(([, { deadToldAt }]) => deadToldAt !== undefined).map(([subsystem]) => subsystem);

describe("heartbeats, as the original judged them", () => {
  // Heartbeats of EMC and HLT at two checks, and how much later than each of them it is.
  it.each([
    ["all live", [1000, 1010, 1020, 1030], [1100, 1130], [[], []]],
    [
      "all dead",
      [1000, 1010, 1020, 1030],
      [1320, 1350],
      [
        ["EMC", "HLT"],
        ["EMC", "HLT"],
      ],
    ],
  ] as const)("%s", (_name, [e1, h1, e2, h2], [first, second], [one, two]) => {
    const a = assessReceivers(new Map(), beats(e1, h1), first, limits);
    expect(dead(a.memory)).toEqual(one);
    expect(dead(assessReceivers(a.memory, beats(e2, h2), second, limits).memory)).toEqual(two);
  });

  it("one dies, one comes back", () => {
    const a = assessReceivers(new Map(), beats(1000, 2000), 2010, limits);
    expect(a.notices).toMatchObject([{ level: "critical", subsystem: "EMC", about: "heartbeat" }]);
    const b = assessReceivers(a.memory, beats(2050, 1700), 2070, limits);
    expect(b.notices).toMatchObject([
      { level: "warning", subsystem: "EMC", message: "The receiver of EMC lives again." },
      { level: "critical", subsystem: "HLT" },
    ]);
    expect(dead(b.memory)).toEqual(["HLT"]);
  });

  it("says again what is still dead, by elapsed time (WART 63)", () => {
    let memory: MonitorMemory = new Map();
    const told: number[] = [];
    for (let now = 2000; now <= 2000 + 7300; now += 100) {
      const next = assessReceivers(memory, beats(1000, now), now, limits);
      memory = next.memory;
      if (next.notices.length > 0) told.push(now);
    }
    expect(told).toEqual([2000, 5600, 9200]);
  });

  it.each([
    ["1541792926", 1541792926],
    ["1541792926\n", 1541792926],
    ["hello world", undefined],
    ["", undefined],
    ["-5", undefined],
  ])("%j is %s", (text, expected) => {
    expect(parseHeartbeat(text)).toBe(expected);
  });
});

describe("data", () => {
  const at = (now: number, storedAt: number | undefined, memory: MonitorMemory = new Map(), counters = {}) => {
    const stored = storedAt === undefined ? {} : { storedAt };
    return assessReceivers(
      memory,
      [{ subsystem: "EMC", beatAt: now, startedAt: 100, ...stored, counters }],
      now,
      limits,
    );
  };

  it.each([
    ["a fresh file is fine", 1000, 500, []],
    ["an old one is told", 2000, 500, ["No data of EMC for 25 min, since the last file; the receiver lives."]],
    [
      "none at all is told",
      2000,
      undefined,
      ["No data of EMC for 31 min, since the receiver started; the receiver lives."],
    ],
  ])("%s", (_name, now, storedAt, messages) => {
    expect(at(now, storedAt).notices.map(({ message }) => message)).toEqual(messages);
  });

  it("says how long the gap was when data arrive again", () => {
    const { memory } = at(2000, 500);
    expect(at(2060, 2050, memory).notices).toMatchObject([
      { message: "Data of EMC arrive again, after a gap of 25 min." },
    ]);
  });

  it("tells of counters that grew, also when the receiver began anew", () => {
    const { memory } = at(1000, 900, new Map(), { refused: 5 });
    expect(at(1000, 900, memory, { refused: 5 }).notices).toEqual([]);
    expect(at(1000, 900, memory, { refused: 7, failures: 1 }).notices).toMatchObject([
      { about: "counters", message: "The receiver of EMC counts 2 refused, 1 failures more; its log says what." },
    ]);
    expect(at(1000, 900, memory, { refused: 2 }).notices).toHaveLength(1);
  });
});

it("a monitor reads what receivers left, and believes nothing of it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "overwatch-monitor-"));
  try {
    await writeFile(join(folder, "heartbeat.EMCReceiver"), "1000");
    await writeFile(
      join(folder, "heartbeat.EMCReceiver.json"),
      '{"storedAt":990,"state":"receiving","counters":{"files":3,"x":"y"}}',
    );
    await writeFile(join(folder, "heartbeat.HLTReceiver"), "hello world");
    await writeFile(join(folder, "heartbeat.HLTReceiver.json"), "[1");
    const told: string[] = [];
    const monitor = createMonitor(
      { folder, expected: ["TPC"], sleep: 1, ...limits },
      { now: () => 1_010_000, notify: ({ subsystem, about }) => void told.push(`${subsystem} ${about}`) },
    );
    const { readings } = await monitor.check();
    expect(readings[0]).toEqual({
      subsystem: "EMC",
      beatAt: 1000,
      storedAt: 990,
      state: "receiving",
      counters: { files: 3 },
    });
    expect(told).toEqual(["HLT heartbeat", "TPC heartbeat"]);
    const ended = new AbortController();
    ended.abort();
    await monitor.run(ended.signal);
  } finally {
    await rm(folder, { recursive: true });
  }
});
