import { createHash } from "node:crypto";
import type { Connection } from "./libsql.js";
import type { Migration } from "./migrate.js";
import type { FrozenReference, FrozenReferences } from "./references.js";

export const referenceTables: Migration = `
  create table frozenReferences (
    name text not null, version integer not null, sha256 text not null, origin text not null,
    who text not null, at real not null, content blob not null,
    primary key (name, version)
  );
  create trigger referencesStay before update on frozenReferences
    begin select raise(abort, 'frozen references are never changed'); end;
`;

const columns = `name, version, sha256, length(content) as bytes, origin as "from", who, at`;

/** @param verb - runs one piece of work, and says what fails in words of ours. */
export function createFrozenReferences(
  connection: Connection,
  verb: <T>(work: () => T) => Promise<T>,
): FrozenReferences {
  const all = (sql: string, parameters: readonly unknown[]) => connection.prepare(sql).all(parameters);

  return {
    freeze: ({ name, from, who, at, content }) =>
      verb(() => {
        const sha256 = createHash("sha256").update(content).digest("hex");
        // One statement, so that two who freeze at once get two versions.
        connection
          .prepare(
            `insert into frozenReferences (name, version, sha256, origin, who, at, content)
             select ?1, coalesce(max(version), 0) + 1, ?2, ?3, ?4, ?5, ?6 from frozenReferences where name = ?1`,
          )
          .run([name, sha256, from, who, at, content]);
        const [row] = all(`select ${columns} from frozenReferences where name = ? order by version desc limit 1`, [
          name,
        ]);
        // The columns are those of the statement, in the types that the table demands.
        return row as FrozenReference;
      }),
    list: () =>
      verb(() => all(`select ${columns} from frozenReferences order by name, version`, []) as FrozenReference[]),
    content: (name, version) =>
      verb(() => {
        const [row] = all("select content from frozenReferences where name = ? and version = ?", [name, version]);
        // libsql gives the memory itself, or a view of it.
        const found = (row as { readonly content: ArrayBuffer | Uint8Array } | undefined)?.content;
        return found && new Uint8Array(found);
      }),
  };
}
