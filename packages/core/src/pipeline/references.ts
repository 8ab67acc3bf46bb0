import { fileURLToPath } from "node:url";
import type { AnyHistogram } from "@overwatch/root/hist";
import type { ReferenceReport, ReferenceWanted } from "../model/reference.js";
import type { AlarmSpec } from "../plugins/contract.js";
import { referenceName } from "./reference-name.js";
import type { OpenedReference, WorkEdges } from "./work.js";

/** What the alarms of one (run, subsystem) compare with. A source is opened when it is first needed, and each histogram read once. */
export interface References {
  /** Reads what these alarms need of these histograms, by name; what cannot be had is left out. */
  readonly load: (alarms: readonly AlarmSpec[], alarmIds: ReadonlyMap<string, readonly string[]>) => Promise<void>;
  /** What was loaded. */
  readonly get: (alarm: AlarmSpec, name: string) => AnyHistogram | undefined;
  /** What was asked for until now, and what it is. */
  readonly used: () => readonly ReferenceReport[];
  readonly close: () => Promise<void>;
}

export function openReferences({ openReference, log }: Pick<WorkEdges, "openReference" | "log">): References {
  const sources = new Map<string, Promise<OpenedReference | undefined>>();
  const used = new Map<string, ReferenceReport>();
  const hists = new Map<string, AnyHistogram | undefined>();

  const sourceOf = (wanted: ReferenceWanted) => {
    const name = referenceName(wanted);
    const known = sources.get(name);
    if (known !== undefined) return known;
    used.set(name, { wanted, digest: null });
    const opened = (async () => {
      try {
        const found = await openReference?.(wanted);
        if (found !== undefined) used.set(name, found.about);
        return found;
      } catch (error) {
        // A reference that cannot be opened is none: the checks say so.
        log.warn(`the reference ${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    })();
    sources.set(name, opened);
    return opened;
  };

  return {
    load: async (alarms, alarmIds) => {
      for (const alarm of alarms) {
        const wanted = wantedBy(alarm);
        if (wanted === undefined) continue;
        for (const [name, ids] of alarmIds) {
          const key = keyOf(wanted, name);
          if (!ids.includes(alarm.id) || hists.has(key)) continue;
          const read = await (await sourceOf(wanted))?.source.read(name);
          hists.set(key, read !== undefined && "kind" in read ? read : undefined);
        }
      }
    },
    get: (alarm, name) => {
      const wanted = wantedBy(alarm);
      return wanted === undefined ? undefined : hists.get(keyOf(wanted, name));
    },
    used: () => [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, about]) => about),
    close: async () => {
      for (const source of sources.values()) await (await source)?.source.close();
    },
  };
}

function wantedBy(alarm: AlarmSpec): ReferenceWanted | undefined {
  const { reference } = alarm as { readonly reference?: ReferenceWanted | URL };
  return reference instanceof URL ? { file: fileURLToPath(reference) } : reference;
}

function keyOf(wanted: ReferenceWanted, name: string): string {
  return JSON.stringify([referenceName(wanted), name]);
}
