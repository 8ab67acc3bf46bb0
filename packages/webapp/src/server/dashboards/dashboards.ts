import { allDecisions, type Decision, type State } from "@overwatch/service/store";
import { dashboardChanged, dashboardNotFound } from "../../errors/catalogue.js";
import type { DashboardHead, DashboardVersion } from "../../shared/types.js";

/** Pages of plots that people put together: shared, and every version is kept. */
export interface Dashboards {
  readonly list: () => Promise<readonly DashboardHead[]>;
  /** @throws DASHBOARD_NOT_FOUND @param version - the newest when undefined. */
  readonly get: (name: string, version?: number) => Promise<Stored>;
  /** Undefined for one that is not there. */
  readonly find: (name: string) => Promise<Stored | undefined>;
  /** @throws DASHBOARD_CHANGED when somebody else wrote since version `base` (0: it is new). */
  readonly write: (dashboard: Written) => Promise<DashboardHead>;
  readonly remove: (name: string, act: Act) => Promise<void>;
}

interface Act {
  readonly who: string;
  /** Unix seconds. */
  readonly at: number;
}

interface Written extends Act {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly official: boolean;
  readonly base: number;
}

/** A dashboard with its versions, the newest first. */
export interface Stored {
  readonly head: DashboardHead;
  readonly text: string;
  readonly versions: readonly DashboardVersion[];
}

type Kept = { readonly title: string; readonly text: string; readonly official: boolean } | { readonly removed: true };

const kind = "dashboard";

export function createDashboards(state: Pick<State, "record" | "decisions" | "latest">): Dashboards {
  async function find(name: string, version?: number): Promise<Stored | undefined> {
    const all = await state.decisions({ kind, subject: name, newestFirst: true });
    const gone = all.findIndex(({ what }) => "removed" in (what as Kept));
    const own = gone === -1 ? all : all.slice(0, gone);
    const chosen = version === undefined ? own[0] : own.find(({ number }) => number === version);
    const head = chosen && headOf(chosen);
    if (chosen === undefined || head === undefined) return undefined;
    const versions = own.map(({ number, at, who }) => ({ version: number, at, who }));
    return { head, text: (chosen.what as Exclude<Kept, { removed: true }>).text, versions };
  }

  return {
    find,
    get: async (name, version) => {
      const found = await find(name, version);
      if (found === undefined) throw dashboardNotFound(name);
      return found;
    },
    list: async () => {
      const newest = new Map<string, Decision>();
      for await (const decision of allDecisions(state, { kind })) newest.set(decision.subject, decision);
      return [...newest.values()]
        .flatMap((decision) => headOf(decision) ?? [])
        .sort((a, b) => Number(b.official) - Number(a.official) || (a.name < b.name ? -1 : 1));
    },
    write: async ({ name, title, text, official, base, who, at }) => {
      const present = await find(name);
      if ((present?.head.version ?? 0) !== base) throw dashboardChanged(name, present?.head.who ?? "somebody");
      const decision = await state.record({ at, who, kind, subject: name, what: { title, text, official } });
      return { name, title, official, version: decision.number, at, who };
    },
    remove: async (name, { who, at }) => {
      if ((await find(name)) === undefined) throw dashboardNotFound(name);
      await state.record({ at, who, kind, subject: name, what: { removed: true } });
    },
  };
}

function headOf({ number, at, who, subject, what }: Decision): DashboardHead | undefined {
  const kept = what as Kept;
  return "removed" in kept
    ? undefined
    : { name: subject, title: kept.title, official: kept.official, version: number, at, who };
}
