import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultConfig, type WebConfig } from "@overwatch/core";
import { createMemoryStore, type Store } from "@overwatch/core/store";
import { openState, type State } from "@overwatch/service/store";
import { createWebApp, type WebApp } from "../../src/index.js";

/** A web app over a memory store and a real state in a folder that goes with it. */
export interface TestApp {
  readonly app: WebApp;
  readonly store: Store;
  readonly state: State;
  readonly folder: string;
  readonly clock: { now: number };
  readonly warnings: string[];
  readonly close: () => Promise<void>;
}

export async function startApp(web: Partial<WebConfig> = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), "overwatch-webapp-"));
  const store = createMemoryStore();
  const state = await openState({ folder });
  const clock = { now: 1_448_385_000_000 };
  const warnings: string[] = [];
  const app = await createWebApp({
    config: { dataFolder: folder, web: { ...defaultConfig({ cwd: folder }).web, ...web } },
    store,
    state,
    now: () => clock.now,
    log: { debug: () => {}, info: () => {}, warn: (message) => warnings.push(message) },
    version: "0.0.0",
    site: null,
  });
  return {
    app,
    store,
    state,
    folder,
    clock,
    warnings,
    close: async () => {
      await app.close();
      await state.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Signs in and gives what every later request needs. */
export async function signIn(app: WebApp, username: string, password: string) {
  const response = await app.inject({ method: "POST", url: "/api/session", payload: { username, password } });
  const cookie = String(response.headers["set-cookie"] ?? "").split(";")[0] ?? "";
  const { csrf } = response.json() as { csrf?: string };
  return { response, cookie, headers: { cookie, ...(csrf === undefined ? {} : { "x-overwatch-csrf": csrf }) } };
}
