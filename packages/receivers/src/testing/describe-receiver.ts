import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "vitest";
import { type ReceiverClause, receiverContract, type StartReceiver } from "./receiver-contract.js";

/**
 * Declares the tests that every receiver must pass (vitest). Each gets folders of its own, which are removed behind it.
 *
 * ```ts
 * describeReceiver("my receiver", async (dataFolder) => ({ receiver, deliver, stop }));
 * ```
 */
export function describeReceiver(name: string, start: StartReceiver): void {
  describe(`${name}: a receiver`, () => {
    for (const clause of receiverContract) it(clause.does, () => checkClause(clause, start));
  });
}

/** Checks one clause on a fresh receiver. */
export async function checkClause({ check }: ReceiverClause, start: StartReceiver): Promise<void> {
  const base = await mkdtemp(join(tmpdir(), "overwatch-receiver-"));
  try {
    const under = await start(join(base, "data"), join(base, "scratch"));
    try {
      await check(under, join(base, "data"));
    } finally {
      await under.stop();
    }
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}
