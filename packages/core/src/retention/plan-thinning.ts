/** What becomes of the received files of a subsystem when they grow old; without a field, nothing. */
export interface RetentionPolicy {
  /** Runs that ended so long ago keep one file per `everyMinutes`. */
  readonly thinAfterDays?: number;
  /** Default 10. */
  readonly everyMinutes?: number;
  /** Runs that ended so long ago keep their last file only. */
  readonly lastAfterDays?: number;
  /** Of all received files of the subsystem: beyond it, the oldest runs keep their last file only. */
  readonly maxGigabytes?: number;
}

/** A received file. */
export interface FileToThin {
  readonly name: string;
  /** Unix seconds. */
  readonly time: number;
  /** Bytes. */
  readonly size: number;
}

/** The received files of one subsystem in one run; by time, at least one. */
export interface RunToThin {
  readonly run: number;
  readonly files: readonly FileToThin[];
}

/** A file that may go, and why. */
export interface Thinning {
  readonly run: number;
  readonly name: string;
  readonly rule: keyof RetentionPolicy;
}

const DAY = 24 * 3600;
const GIGABYTE = 1e9;

/** Runs in which a file came within this time are never touched, seconds. */
const YOUNG = DAY;

/**
 * Which files of a subsystem may go by its policy. The last file of a run never does: in cumulative mode it holds all that
 * the others hold.
 *
 * @param now - Unix seconds.
 */
export function planThinning(runs: readonly RunToThin[], policy: RetentionPolicy, now: number): readonly Thinning[] {
  const planned = runs.map((run) => ({ run, drops: byAge(run, policy, now) }));
  const { maxGigabytes } = policy;
  if (maxGigabytes !== undefined) {
    let bytes = sum(planned.flatMap(({ run, drops }) => run.files.filter(({ name }) => !drops.has(name))));
    for (const { run, drops } of planned.toSorted((a, b) => endOf(a.run) - endOf(b.run))) {
      if (bytes <= maxGigabytes * GIGABYTE) break;
      if (now - endOf(run) < YOUNG) continue;
      const more = run.files.slice(0, -1).filter(({ name }) => !drops.has(name));
      for (const { name } of more) drops.set(name, "maxGigabytes");
      bytes -= sum(more);
    }
  }
  return planned.flatMap(({ run, drops }) => [...drops].map(([name, rule]) => ({ run: run.run, name, rule })));
}

function byAge(run: RunToThin, policy: RetentionPolicy, now: number): Map<string, keyof RetentionPolicy> {
  const { thinAfterDays, lastAfterDays, everyMinutes = 10 } = policy;
  const age = now - endOf(run);
  const isOlder = (days: number | undefined) => days !== undefined && age >= Math.max(days * DAY, YOUNG);
  const others = run.files.slice(0, -1);
  if (isOlder(lastAfterDays)) return new Map(others.map(({ name }) => [name, "lastAfterDays"]));
  if (!isOlder(thinAfterDays)) return new Map();
  const start = run.files[0]?.time ?? 0;
  const portionOf = (file: FileToThin | undefined) => Math.floor(((file?.time ?? 0) - start) / (60 * everyMinutes));
  // Of each portion the last one stays: it holds what the others of the portion hold.
  const goes = others.filter((file, at) => portionOf(file) === portionOf(run.files[at + 1]));
  return new Map(goes.map(({ name }) => [name, "thinAfterDays"]));
}

function endOf({ files }: RunToThin): number {
  return files.at(-1)?.time ?? 0;
}

function sum(files: readonly FileToThin[]): number {
  return files.reduce((bytes, { size }) => bytes + size, 0);
}
