import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, databaseFault, openConnection, toBindable } from "./libsql.js";

let folder: string;
let connection: Connection;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overwatch-libsql-"));
  connection = await openConnection(join(folder, "some.db"), 1);
  connection.exec("create table some (value)");
});
afterAll(async () => {
  connection.close();
  await rm(folder, { recursive: true });
});

describe("toBindable", () => {
  it.each([
    ["text", "ü", "ü"],
    ["a number", -1.5, -1.5],
    ["infinity", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ["a 64-bit integer", 2n ** 40n, 2n ** 40n],
    ["null", null, null],
    ["true as 1", true, 1],
    ["false as 0", false, 0],
  ])("lets pass %s", (_what, value, expected) => {
    expect(toBindable(value)).toBe(expected);
    expect(() => connection.prepare("insert into some values (?)").run([value])).not.toThrow();
  });

  // Without the check, several of these end the process without an exception.
  it.each([
    ["undefined", undefined],
    ["an object", {}],
    ["a list", [1]],
    ["a date", new Date(0)],
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["NaN, which would be null", Number.NaN],
    ["text with NUL, which would end there", "a\0b"],
    ["a view of other numbers than bytes", new Float64Array(1)],
  ])("refuses %s", (_what, value) => {
    expect(() => toBindable(value)).toThrow(TypeError);
    expect(() => connection.prepare("insert into some values (?)").run([value])).toThrow(TypeError);
  });

  it("lets bytes pass, of which SQLite makes a blob", () => {
    connection.prepare("insert into some values (?)").run([new Uint8Array([1, 2])]);
    expect(connection.prepare("select length(value) as size from some where typeof(value) = 'blob'").all([])).toEqual([
      { size: 2 },
    ]);
  });
});

describe("databaseFault", () => {
  it.each([
    ["busy", "SQLITE_BUSY", "busy"],
    ["busy, with a longer code", "SQLITE_BUSY_SNAPSHOT", "busy"],
    ["damage", "SQLITE_CORRUPT", "damaged"],
    ["no database", "SQLITE_NOTADB", "damaged"],
    ["a full disk", "SQLITE_FULL", "unavailable"],
    ["an error of the disk", "SQLITE_IOERR_WRITE", "unavailable"],
    ["a folder that may not be written to", "SQLITE_READONLY_DIRECTORY", "unavailable"],
  ])("knows %s", (_what, code, kind) => {
    expect(databaseFault(Object.assign(new Error("why"), { code }))).toEqual({ kind, reason: "why" });
  });

  it("says nothing of other errors", () => {
    expect(databaseFault(Object.assign(new Error("why"), { code: "SQLITE_CONSTRAINT" }))).toBeUndefined();
    expect(databaseFault(new Error("SQLITE_BUSY"))).toBeUndefined();
    expect(databaseFault("SQLITE_BUSY")).toBeUndefined();
  });
});
