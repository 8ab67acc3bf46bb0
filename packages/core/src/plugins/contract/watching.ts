/**
 * Trends and alarms outlive a run, so they are lists, not rules. The deployment's configuration may change all but id and code,
 * and add more with what `provides` names.
 */
import type { AlarmOf, AlarmSubject } from "../../alarms/alarm.js";
import type { InputKind } from "../../model/hists.js";
import type { ReferenceWanted } from "../../model/reference.js";
import type { BoundTrender } from "../../trending/trender.js";
import type { HistogramMatch } from "./contexts.js";
import type { Window } from "./rules.js";

/** A trend: which number of which histogram, under which id. */
export interface TrendSpec<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly hist: string;
  readonly use: BoundTrender;
  readonly unit?: string;
  /** Default "run". */
  readonly window?: Window;
}

/** What all alarms of a plug-in say, whatever they judge. */
export interface AlarmBase {
  readonly id: string;
  /** The worst flag it may give: "medium" is a warning. Default "bad". */
  readonly severity?: "medium" | "bad";
  /** Below this many entries of the histogram (of the newest point) the flag is "null". */
  readonly minEntries?: number;
  readonly enabled?: boolean;
  /** Names of notifiers in the configuration. */
  readonly notify?: readonly string[];
  readonly help?: string;
}

/** An alarm on targets T, with a check that judges J. */
export type AlarmOn<T extends object, J extends AlarmSubject> = AlarmBase & {
  readonly on: T;
  readonly use: J extends AlarmSubject ? AlarmOf<J> : never;
};

/**
 * A list or pattern means each one by itself. Only `alarms` looks at several together,
 * each with the worst flag of its targets in the same file.
 */
export type AlarmSpec<Id extends string = string> =
  | (AlarmOn<{ readonly trends: Id | readonly Id[] | RegExp }, "trend"> & {
      /**
       * Whose points count as previous ones. Default "run": a run's result does not depend on other runs. "all" is reserved:
       * it is taken as "run".
       */
      readonly history?: "run" | "all";
    })
  | (AlarmOn<{ readonly hists: HistogramMatch }, InputKind> & {
      /** What is compared with; a URL is that of a file in the package. */
      readonly reference?: ReferenceWanted | URL;
    })
  | AlarmOn<{ readonly groups: string | readonly string[] }, "group">
  | AlarmOn<{ readonly subsystem: true }, "subsystem">
  | AlarmOn<{ readonly alarms: readonly [string, string, ...string[]] }, "alarms">;

/**
 * The deployment's sections `trends` and `alarms` of a subsystem, by id: changes to what a plug-in declares,
 * or new ones that name a trender or alarm. The manager is directed by the sum.
 */
export interface MonitoringConfig {
  /** Names of sets of alarms that are attached to the trends: "original". */
  readonly sets?: readonly string[];
  /** Last minutes of histograms, beside those that the plug-in declares. */
  readonly windows?: readonly { readonly hists: string | readonly string[]; readonly minutes: number }[];
  readonly trends?: Readonly<
    Record<
      string,
      Partial<Omit<TrendSpec<string>, "id" | "use">> & {
        readonly trender?: string;
        readonly config?: unknown;
        readonly enabled?: boolean;
      }
    >
  >;
  readonly alarms?: Readonly<
    Record<
      string,
      Partial<Omit<AlarmBase, "id"> & Pick<AlarmSpec<string>, "on">> & {
        readonly alarm?: string;
        readonly config?: unknown;
        /** Of an alarm on histograms: what is compared with. */
        readonly reference?: ReferenceWanted;
      }
    >
  >;
}
