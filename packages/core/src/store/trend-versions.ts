import type { SubsystemReport, TrendReport } from "../model/report.js";

/** Trends of a (run, subsystem) that were made with another configuration than its report. */
export interface OtherTrends {
  /** Of earlier reports: they stay when the configuration changes. */
  readonly kept: readonly TrendReport[];
  /** Made since by `trends recompute`, with the configuration of that time. */
  readonly recomputed: readonly TrendReport[];
}

/** Nothing beside the report. */
export const noOtherTrends: OtherTrends = { kept: [], recomputed: [] };

/** Where a trend of a (run, subsystem) comes from; a higher one counts where two say something of the same version. */
export const trendRanks = { kept: 0, own: 1, recomputed: 2 } as const;

/** A trend with the version of its configuration, and where it comes from. */
export interface VersionedTrend {
  readonly trend: TrendReport;
  readonly version: string;
  readonly rank: number;
}

/** What tells the points of one configuration from those of another, short enough to be typed. */
export function trendVersion({ configHash }: Pick<TrendReport, "configHash">): string {
  return configHash.slice(0, 8);
}

/** All trends of a (run, subsystem), each version once. */
export function trendVersions(
  { trends }: Pick<SubsystemReport, "trends">,
  { kept, recomputed }: OtherTrends = noOtherTrends,
): readonly VersionedTrend[] {
  const byVersion = new Map<string, VersionedTrend>();
  const add = (some: readonly TrendReport[], rank: number) => {
    for (const trend of some) {
      const version = trendVersion(trend);
      byVersion.set(JSON.stringify([trend.id, version]), { trend, version, rank });
    }
  };
  add(kept, trendRanks.kept);
  add(trends, trendRanks.own);
  add(recomputed, trendRanks.recomputed);
  return [...byVersion.values()];
}

/**
 * What stays beside a new report: trends of the one before that the new one does not have in that configuration, and what was
 * beside it already. What the new report has itself is not kept twice; what it lost with the same code and configuration was
 * lost by its files, and is not kept.
 */
export function keepTrends(
  before: Pick<SubsystemReport, "trends" | "keyParts"> | undefined,
  beside: OtherTrends,
  after: Pick<SubsystemReport, "trends" | "keyParts">,
): OtherTrends {
  const own = new Set(after.trends.map(nameOf));
  const replaced = before?.keyParts.basis === after.keyParts.basis ? [] : (before?.trends ?? []);
  const old = trendVersions({ trends: replaced }, beside).map(({ trend }) => trend);
  return { kept: old.filter((trend) => trend.points.length > 0 && !own.has(nameOf(trend))), recomputed: [] };
}

function nameOf(trend: TrendReport): string {
  return JSON.stringify([trend.id, trendVersion(trend)]);
}

/** Of several versions of a trend the present one: that of the newest run that has it, there the one that was made last. */
export function newestVersion<V extends { readonly toRun: number; readonly rank: number }>(
  versions: readonly V[],
): V | undefined {
  return [...versions].sort((a, b) => b.toRun - a.toRun || b.rank - a.rank)[0];
}
