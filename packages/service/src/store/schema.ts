import type { Generated } from "kysely";

/** Number of the form below. An index of another number is made again, so there are no migrations: change it with the form. */
export const INDEX_FORMAT = 3;

/** "OWix" in SQLite's application_id: tells an index of ours from another database of that name. */
export const INDEX_APPLICATION = 0x4f57_6978;

/**
 * What is large (the reports) lies apart from what lists are made of. Points lie together by run, as they are written: by
 * trend, each publication would touch as many places of the file as it has trends and files. Heads lie by trend, as they
 * are listed.
 */
export interface IndexTables {
  /** A row of the run list: all but the mode is made from the run's publications whenever one of them changes. */
  readonly runs: {
    readonly run: number;
    readonly hltMode: string;
    readonly startOfRun: number;
    readonly endOfRun: number;
    readonly quality: string;
    /** `,EMC,TPC,` */
    readonly subsystems: string;
  };
  readonly publications: {
    readonly run: number;
    readonly subsystem: string;
    readonly key: string;
    readonly basis: string;
    readonly startOfRun: number;
    readonly endOfRun: number;
    readonly quality: string;
    /** JSON. */
    readonly folders: string;
  };
  /** `report` as `encodeReport` writes it; `others` the trends beside it, as `encodePlain` does. */
  readonly reports: {
    readonly run: number;
    readonly subsystem: string;
    readonly report: string;
    readonly others: string;
  };
  /**
   * `head` is JSON of title, unit and histogram; `points` their number in this run; `origin` the rank of `trendVersions`.
   * Versions are of configurations.
   */
  readonly runTrends: {
    readonly subsystem: string;
    readonly trend: string;
    readonly version: string;
    readonly run: number;
    readonly origin: number;
    readonly head: string;
    readonly points: number;
  };
  /** `point` as `encodePlain` writes it; the other columns select and sort, and are read where there are many. */
  readonly trendPoints: {
    readonly subsystem: string;
    readonly trend: string;
    readonly version: string;
    readonly run: number;
    readonly file: string;
    readonly time: number;
    readonly value: number | null;
    readonly error: number | null;
    readonly entries: number | null;
    readonly point: string;
  };
  readonly events: {
    readonly number: Generated<number>;
    readonly type: string;
    readonly run: number;
    readonly subsystem: string;
    readonly key: string;
  };
  /** `filled`: 1 once the index was rebuilt from the reports. */
  readonly facts: { readonly name: string; readonly value: number };
}

/** SQL that makes the tables. Event numbers go on above `firstEvent`, also when all events are deleted. */
export function createTables(firstEvent: number): string {
  return `
    create table runs (
      run integer primary key, hltMode text not null, startOfRun real not null, endOfRun real not null,
      quality text not null, subsystems text not null
    );
    create table publications (
      run integer not null, subsystem text not null, key text not null, basis text not null,
      startOfRun real not null, endOfRun real not null, quality text not null, folders text not null,
      primary key (run, subsystem)
    ) without rowid;
    create table reports (
      run integer not null, subsystem text not null, report text not null, others text not null,
      primary key (run, subsystem)
    );
    create table runTrends (
      subsystem text not null, trend text not null, version text not null, run integer not null,
      origin integer not null, head text not null, points integer not null,
      primary key (subsystem, trend, version, run)
    ) without rowid;
    create table trendPoints (
      subsystem text not null, trend text not null, version text not null, run integer not null, file text not null,
      time real not null, value real, error real, entries real, point text not null,
      primary key (run, subsystem, trend, version, file)
    ) without rowid;
    create table events (
      number integer primary key autoincrement, type text not null,
      run integer not null, subsystem text not null, key text not null
    );
    create table facts (name text primary key, value integer not null) without rowid;
    insert into events values (${firstEvent}, '', 0, '', '');
    delete from events;
    pragma application_id = ${INDEX_APPLICATION};
    pragma user_version = ${INDEX_FORMAT};
  `;
}
