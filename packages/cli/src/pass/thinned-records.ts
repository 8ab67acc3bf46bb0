import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ThinEdges, ThinnedFile } from "@overwatch/core";
import { allDecisions, layOutReferences, openState, type State } from "@overwatch/service/store";

/** The kind of decision in `state.db`; its subject is `Run1/EMC`. */
export const FILE_THINNED = "file.thinned";

/** What is recorded of files that thinning removed. */
export interface ThinnedRecords {
  readonly read: (run: number, subsystem: string) => Promise<readonly ThinnedFile[]>;
  readonly record: ThinEdges["record"];
  readonly close: () => Promise<void>;
}

/** Opens `state.db` with the first question, and makes none before something is recorded. */
export function createThinnedRecords(stateFolder: string): ThinnedRecords {
  let opened: Promise<State> | undefined;
  const open = () => {
    opened ??= openWithReferences(stateFolder);
    return opened;
  };
  const subjectOf = (run: number, subsystem: string) => `Run${run}/${subsystem}`;

  return {
    read: async (run, subsystem) => {
      if (opened === undefined && !existsSync(join(stateFolder, "state.db"))) return [];
      const state = await open();
      const records: ThinnedFile[] = [];
      for await (const { what } of allDecisions(state, { kind: FILE_THINNED, subject: subjectOf(run, subsystem) })) {
        // What is recorded under this kind is ours.
        records.push(...(what as { readonly files: readonly ThinnedFile[] }).files);
      }
      return records;
    },
    record: async (run, subsystem, files) => {
      const at = Date.now() / 1000;
      await (await open()).record({
        at,
        who: "overwatch thin",
        kind: FILE_THINNED,
        subject: subjectOf(run, subsystem),
        what: { files },
      });
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}

/** Whoever asks what people said is about to process: what is frozen must be where threads find it. */
async function openWithReferences(folder: string): Promise<State> {
  const state = await openState({ folder });
  await layOutReferences(state, folder);
  return state;
}
