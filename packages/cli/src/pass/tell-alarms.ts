import type { Config, Notice, Store } from "@overwatch/core";
import { createNotifier, deliver, tellNotices, watchAlarms } from "@overwatch/service/notify";
import { openState, type State } from "@overwatch/service/store";
import type { CommandContext } from "../command-context.js";

/** Tells people of alarms, after each pass. What fails here is said, and stops no pass. */
export interface Teller {
  /** Looks at what was published; resolves when messages are in the outbox. */
  readonly watch: () => Promise<void>;
  /** Puts notices that come from elsewhere into the outbox. */
  readonly tell: (notices: readonly Notice[]) => Promise<void>;
  /** One attempt to send what is in the outbox; one at a time. */
  readonly deliver: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param store - whose publications are followed; without one only what is told by hand is. */
export async function openTeller(context: CommandContext, config: Config, store?: Store): Promise<Teller> {
  const { log } = context;
  let state: State | undefined;
  try {
    state = await openState({ folder: config.stateFolder });
  } catch (error) {
    log.warn(`alarms are not told: ${messageOf(error)}`);
  }
  let sending: Promise<void> | undefined;
  const now = () => Date.now() / 1000;

  async function guard(what: string, work: (state: State) => Promise<void>): Promise<void> {
    if (state === undefined) return;
    try {
      await work(state);
    } catch (error) {
      log.warn(`${what}: ${messageOf(error)}`);
    }
  }

  const warnOf = (unknownNotifiers: readonly string[]) => {
    for (const name of unknownNotifiers) {
      log.warn(`alarms call a notifier \`${name}\`, which the configuration does not have`);
    }
  };

  return {
    watch: () =>
      guard("alarms could not be followed", async (open) => {
        if (store === undefined) return;
        warnOf((await watchAlarms({ store, state: open, config, now: now() })).unknownNotifiers);
      }),
    tell: (notices) =>
      guard("notices could not be kept", async (open) => {
        warnOf((await tellNotices(notices, { state: open, config, now: now() })).unknownNotifiers);
      }),
    deliver: () => {
      sending ??= guard("messages could not be sent", async (open) => {
        const notifierOf = (name: string) => createNotifier(name, settingsOf(config, name), log.warn);
        for (const { outcome, notifier, error } of await deliver({ state: open, config, notifierOf, now })) {
          if (outcome === "failed" || outcome === "gave up") log.warn(`notifier ${notifier}: ${error ?? outcome}`);
        }
      }).finally(() => {
        sending = undefined;
      });
      return sending;
    },
    close: async () => {
      await sending;
      await state?.close();
    },
  };
}

/** `deliver` asks for notifiers of the configuration only. */
function settingsOf({ notifiers }: Config, name: string) {
  const settings = notifiers[name];
  if (settings === undefined) throw new Error(`no notifier ${name}`);
  return settings;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
