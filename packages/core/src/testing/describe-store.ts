import { describe, it } from "vitest";
import type { Store } from "../store/index.js";
import type { StoreClause } from "./store-contract/clause.js";
import { lists } from "./store-contract/lists.js";
import { publishing } from "./store-contract/publishing.js";
import { rebuilding } from "./store-contract/rebuilding.js";
import { trends } from "./store-contract/trends.js";

/** What every store does, one clause each. */
export const storeContract: readonly StoreClause[] = [...publishing, ...lists, ...trends, ...rebuilding];

/** Makes an empty store; what it needs on disk is the caller's to remove afterwards. */
export type MakeStore = () => Store | Promise<Store>;

/**
 * Declares the tests that every store must pass (vitest). Each test gets an empty store of its own and closes it.
 *
 * ```ts
 * describeStore("my store", () => openMyStore(temporaryFolder()));
 * ```
 */
export function describeStore(name: string, makeStore: MakeStore): void {
  describe(`${name}: a store`, () => {
    for (const { does, check } of storeContract) {
      it(does, async () => {
        const store = await makeStore();
        try {
          await check(store);
        } finally {
          await store.close();
        }
      });
    }
  });
}
