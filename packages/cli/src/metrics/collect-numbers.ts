import { type Config, latencyOf } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import { readReceivers } from "@overwatch/service/monitor";
import type { State } from "@overwatch/service/store";
import type { WebNumbers } from "@overwatch/webapp";
import { readSupervisorFile } from "../up/supervisor-file.js";
import type { Numbers, SubsystemNumbers } from "./numbers.js";

/** What numbers are taken from. */
export interface NumberSources {
  readonly config: Pick<Config, "dataFolder" | "stateFolder" | "receiverData">;
  readonly store: Store;
  readonly state: State;
  readonly version: string;
}

/** Collects numbers; reports are read only when something was published since the last time. */
export function createNumbers({ config, store, state, version }: NumberSources): (web: WebNumbers) => Promise<Numbers> {
  let known: { readonly event: number; readonly subsystems: readonly SubsystemNumbers[] } | undefined;

  const subsystemsOf = async (run: number | undefined) => {
    const event = await store.lastEvent();
    if (known?.event !== event)
      known = { event, subsystems: run === undefined ? [] : await readSubsystems(store, run) };
    return known.subsystems;
  };

  return async (web) => {
    const [newest] = await store.runs({ limit: 1 });
    const supervisor = await readSupervisorFile(config.stateFolder);
    return {
      version,
      web,
      runs: await store.countRuns(),
      ...(newest === undefined ? {} : { newest }),
      subsystems: await subsystemsOf(newest?.run),
      alarms: countAlarms(await state.alarms.lives()),
      waiting: await state.alarms.waiting(),
      receivers: await readReceivers(config.receiverData ?? config.dataFolder),
      ...(supervisor === undefined ? {} : { supervisor }),
    };
  };
}

async function readSubsystems(store: Store, run: number): Promise<readonly SubsystemNumbers[]> {
  return (await store.reports(run)).map((report) => {
    const latency = latencyOf(report)?.published;
    return {
      subsystem: report.subsystem,
      quality: report.quality ?? "unknown",
      coverage: report.coverage,
      hists: report.hists.length,
      failures: report.failures.length,
      dataAt: report.endOfRun,
      ...(latency === undefined ? {} : { latency }),
    };
  });
}

function countAlarms(lives: Awaited<ReturnType<State["alarms"]["lives"]>>): Numbers["alarms"] {
  const counts = new Map<string, Numbers["alarms"][number]>();
  for (const { subsystem, flag, raised, acknowledged } of lives) {
    if (!raised) continue;
    const state = acknowledged === undefined ? "raised" : "acknowledged";
    const id = `${subsystem} ${flag} ${state}`;
    const count = (counts.get(id)?.count ?? 0) + 1;
    counts.set(id, { subsystem, flag: String(flag), state, count });
  }
  return [...counts.values()];
}
