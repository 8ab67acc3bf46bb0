import { samplePublication } from "@overwatch/core/testing";
import { openStore } from "@overwatch/service/store";

/** Leaves the index of some processed runs in a folder; each is the parts of a sample report. */
export async function prepareStore(
  folder: string,
  runs: readonly Parameters<typeof samplePublication>[0][],
): Promise<void> {
  const { store } = await openStore({ folder });
  await store.rebuild(runs.map((parts) => samplePublication(parts)));
  await store.close();
}
