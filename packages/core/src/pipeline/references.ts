import type { AnyHistogram } from "@overwatch/root/hist";
import type { AlarmSpec } from "../plugins/contract.js";
import type { ReferenceWanted } from "./find-reference.js";
import type { HistogramSource, WorkEdges } from "./work.js";

/** What the alarms of one (run, subsystem) compare with. A source is opened when it is first needed, and each histogram read once. */
export interface References {
  /** Reads what these alarms need of these histograms, by name; what cannot be had is left out. */
  readonly load: (alarms: readonly AlarmSpec[], alarmIds: ReadonlyMap<string, readonly string[]>) => Promise<void>;
  /** What was loaded. */
  readonly get: (alarm: AlarmSpec, name: string) => AnyHistogram | undefined;
  readonly close: () => Promise<void>;
}

export function openReferences({ openReference, log }: Pick<WorkEdges, "openReference" | "log">): References {
  const sources = new Map<ReferenceWanted, Promise<HistogramSource | undefined>>();
  const hists = new Map<string, AnyHistogram | undefined>();

  const sourceOf = (wanted: ReferenceWanted) => {
    const known = sources.get(wanted);
    if (known !== undefined) return known;
    // A reference that cannot be opened is none: the checks say so.
    const opened = Promise.resolve(openReference?.(wanted)).catch((error: unknown) => {
      log.warn(`the reference ${wanted} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
    sources.set(wanted, opened);
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
          const read = await (await sourceOf(wanted))?.read(name);
          hists.set(key, read !== undefined && "kind" in read ? read : undefined);
        }
      }
    },
    get: (alarm, name) => {
      const wanted = wantedBy(alarm);
      return wanted === undefined ? undefined : hists.get(keyOf(wanted, name));
    },
    close: async () => {
      for (const source of sources.values()) await (await source)?.close();
    },
  };
}

function wantedBy(alarm: AlarmSpec): ReferenceWanted | undefined {
  const { reference } = alarm as { readonly reference?: unknown };
  return typeof reference === "number" || reference === "previous run" ? reference : undefined;
}

function keyOf(wanted: ReferenceWanted, name: string): string {
  return JSON.stringify([wanted, name]);
}
