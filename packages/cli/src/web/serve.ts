import type { Config, Logger, Store } from "@overwatch/core";
import { openState } from "@overwatch/service/store";
import { createUsers, createWebApp, ensureAdmin } from "@overwatch/webapp";
import { createOperation } from "../metrics/create-operation.js";
import { readVersion } from "../read-version.js";

/** A web app that listens. */
export interface Served {
  readonly address: string;
  /** Of the user admin, when this was the first start. */
  readonly password?: string;
  readonly close: () => Promise<void>;
}

/** Serves the pages over a store, with users and decisions of the configured state folder. */
export async function serve(config: Config, store: Store, log: Logger): Promise<Served> {
  const state = await openState({ folder: config.stateFolder });
  try {
    const version = readVersion();
    const operation = createOperation({ config, store, state, version });
    const app = await createWebApp({ config, store, state, now: Date.now, log, version, operation });
    const close = async () => {
      await app.close();
      await state.close();
    };
    try {
      const address = await app.listen();
      const password = await ensureAdmin(createUsers(state), Date.now() / 1000);
      return { address, ...(password === undefined ? {} : { password }), close };
    } catch (error) {
      await app.close();
      throw error;
    }
  } catch (error) {
    await state.close();
    throw error;
  }
}
