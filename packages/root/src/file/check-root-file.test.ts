import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kindOf } from "../classes/kind-of.js";
import { checkRootFile } from "./check-root-file.js";
import { openRootFile } from "./open-root-file.js";

interface Sample {
  readonly file: string;
  readonly kind: string;
  readonly rejected?: string;
  readonly damaged?: Readonly<Record<string, string>>;
}

const folder = new URL("../../../../testdata/root/malformed/", import.meta.url);
const samples = JSON.parse(readFileSync(new URL("truth.json", folder), "utf8")) as readonly Sample[];
const pathOf = ({ file }: Sample) => new URL(file, folder).pathname;

/** What the reasons of the list of samples mean in our codes. */
const codes: Readonly<Record<string, string>> = {
  empty: "FILE_EMPTY",
  truncated: "FILE_TRUNCATED",
  header: "FILE_HEADER_INVALID",
  "not a ROOT file": "FILE_NOT_ROOT",
  "key list": "FILE_KEYS_INVALID",
  "not closed": "FILE_NOT_CLOSED",
};

const objectCodes: Readonly<Record<string, readonly string[]>> = {
  compression: ["OBJECT_COMPRESSION", "OBJECT_TOO_LARGE"],
  object: ["OBJECT_DAMAGED"],
  "unknown class": ["OBJECT_CLASS_UNKNOWN"],
};

describe("a file that cannot be used", () => {
  it.each(samples.filter(({ rejected = "" }) => rejected in codes))("$kind", async (sample) => {
    const check = await checkRootFile(pathOf(sample));
    expect(check.ok ? "accepted" : check.error.code).toBe(codes[sample.rejected ?? ""]);
    await expect(openRootFile(pathOf(sample))).rejects.toHaveProperty("code", codes[sample.rejected ?? ""]);
  });

  it("that is not there says so", async () => {
    const check = await checkRootFile(new URL("none.root", folder).pathname);
    expect(check).toMatchObject({ ok: false, error: { code: "FILE_UNREADABLE" } });
  });

  it("that is a folder says so", async () => {
    expect(await checkRootFile(folder.pathname)).toMatchObject({ ok: false, error: { code: "FILE_UNREADABLE" } });
  });
});

describe("a complete file", () => {
  it.each(samples.filter(({ rejected }) => rejected === "no histogram"))("$kind", async (sample) => {
    const check = await checkRootFile(pathOf(sample));
    expect(check.ok && check.keys.filter(({ className }) => kindOf(className) !== undefined)).toEqual([]);
  });

  it.each(samples.filter(({ damaged }) => damaged !== undefined))("$kind", async (sample) => {
    const file = await openRootFile(pathOf(sample));
    const found: Record<string, string | undefined> = {};
    for await (const { path, error } of file.readAll()) if (error !== undefined) found[path] = error.code;
    await file.close();
    const { damaged = {} } = sample;
    expect(Object.keys(found)).toEqual(Object.keys(damaged));
    for (const [path, reason] of Object.entries(damaged)) expect(objectCodes[reason]).toContain(found[path]);
  });
});
