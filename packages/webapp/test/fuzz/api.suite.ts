import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHistogram, fillMany } from "@overwatch/core/hist";
import { encodeRootFile } from "@overwatch/core/root";
import { samplePublication } from "@overwatch/core/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startApp, type TestApp } from "../support/app.js";

/** What is read of the OpenAPI document, which is all that this suite knows of the API. */
interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: { readonly "application/json": { readonly schema: Schema } } };
}
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}
type Sent = Readonly<Record<string, string | readonly string[] | undefined>>;

const seed = Number(process.env["OVERWATCH_SEED"] ?? 20_261_128);
const secret = "outside of the data folder 7f3a";
const ofAll = ["delete", "get", "post", "put"] as const;

let test: TestApp;
let outside: string;
let answering: ReturnType<typeof setInterval>;
const headers: Record<string, string> = { "x-user": "fuzz", host: "localhost" };
beforeAll(async () => {
  // Whoever the proxy names is an admin, so that no route ends at the door.
  test = await startApp({ guests: true, proxy: { addresses: ["127.0.0.1"], userHeader: "x-user", role: "admin" } });
  await test.store.publish(samplePublication({ run: 3 }));
  const folder = join(test.folder, "Run3", "EMC");
  await mkdir(folder, { recursive: true });
  const empty = createHistogram({ name: "hits", title: "Hits", axes: [{ nbins: 3, min: 0, max: 3 }] });
  const object = fillMany(empty, [0, 1, 1]);
  await writeFile(join(folder, "hists.processed.12345678.root"), encodeRootFile([{ path: "hits", object }]));
  outside = await mkdtemp(join(tmpdir(), "overwatch-outside-"));
  await writeFile(join(outside, "secret.txt"), secret);
  await writeFile(join(test.folder, "secret.txt"), secret);
  await test.app.look();
  const answer = async () => {
    const request = await test.state.requests.take(["options"], 1);
    if (request !== undefined) await test.state.requests.answer(request.number, { at: 2, status: "done", answer: {} });
  };
  answering = setInterval(() => void answer(), 20);
});
afterAll(async () => {
  clearInterval(answering);
  await test.close();
  await rm(outside, { recursive: true });
});

/** Texts that have broken programs before, and such as nobody thought of. */
const hostileText = () =>
  fc.oneof(
    fc.constantFrom(
      "",
      "0",
      "-1",
      "1e400",
      "NaN",
      "null",
      "undefined",
      "[]",
      "{}",
      "\u0000",
      "%00",
      "%",
      "..",
      "../../../../../../etc/passwd",
      "..%2f..%2f..%2fetc%2fpasswd",
      "....//....//secret.txt",
      "/etc/passwd",
      "C:\\Windows\\win.ini",
      `${outside}/secret.txt`,
      "secret.txt",
      "state.db",
      "__proto__",
      "constructor",
      "'; drop table decisions; --",
      '" or 1=1 --',
      "<script>alert(1)</script>",
      "\r\nset-cookie: a=b",
      "\ud800",
      "𝒳".repeat(60),
      "9".repeat(400),
      "a".repeat(5000),
    ),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ maxLength: 40 }),
    fc.double().map(String),
    fc.bigInt().map(String),
  );

/** What fits often enough to get behind the first check. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  run: ["3"],
  subsystem: ["EMC", "TPC"],
  name: ["hits"],
  file: ["hists.processed.12345678.root"],
  id: ["meanHits"],
  slice: ["timeSlice.1.2.0123456789abcdef"],
  with: ["3", "whole", "reference"],
  form: ["jsroot", "arrays", "csv", "root"],
  alarm: ["hot"],
  number: ["1"],
};

function textOf(name: string, schema: Schema) {
  const known = [...(fitting[name] ?? []), ...(schema.enum ?? []).map(String)].filter(
    (one) => !/^(svg|png)$/.test(one),
  );
  const numbers = schema.type === "integer" || schema.type === "number" ? ["0", "1", "100"] : [];
  const fits = [...known, ...numbers];
  return fits.length === 0
    ? hostileText()
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fits) }, hostileText());
}

function bodyOf({ properties = {} }: Schema) {
  const field = (name: string, schema: Schema) =>
    fc.oneof(textOf(name, schema), fc.integer(), fc.boolean(), fc.jsonValue(), fc.constant(undefined));
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, field(name, schema)]));
  return fc.oneof(
    fc.record(fields).map((value) => JSON.stringify(value)),
    fc.json(),
    hostileText(),
  );
}

async function send(method: string, url: string, payload?: string) {
  const { csrf } = (await test.app.inject({ url: "/api/session", headers })).json() as { csrf: string };
  return test.app.inject({
    method: method.toUpperCase() as "GET",
    url,
    // Somebody else each time, so that limits of rates do not stand before everything.
    headers: {
      ...headers,
      "x-overwatch-csrf": csrf,
      ...(payload === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
}

function urlOf(path: string, params: Sent, query: Sent): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(String(params[name] ?? "")));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one) => `${name}=${encode(one)}`),
  );
  return `${filled}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
}

function encode(text: string): string {
  // Half a surrogate pair cannot be in an address.
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "?"));
}

function expectSound({ statusCode, body }: { readonly statusCode: number; readonly body: string }, what: string): void {
  expect(statusCode, what).toBeLessThan(500);
  expect(body, what).not.toContain(secret);
  expect(body, what).not.toContain("SQLite format");
  expect(body, what).not.toContain("root:x:0");
}

describe(`every route of the OpenAPI document, seed ${seed}`, () => {
  it("answers whatever it is asked, and gives away nothing", async () => {
    const document = (await send("get", "/api/openapi.json")).json() as {
      readonly paths: Readonly<Record<string, Partial<Record<(typeof ofAll)[number], Operation>>>>;
    };
    let asked = 0;
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const method of ofAll) {
        const operation = operations[method];
        if (operation === undefined) continue;
        const { parameters = [], requestBody } = operation;
        const fields = (place: string) =>
          Object.fromEntries(
            parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, textOf(name, schema)]),
          );
        const query = fc.record(
          Object.fromEntries(
            Object.entries(fields("query")).map(([name, text]) => [
              name,
              fc.oneof({ weight: 3, arbitrary: text }, fc.constant(undefined), fc.array(text, { maxLength: 3 })),
            ]),
          ),
        );
        const schema = requestBody?.content["application/json"].schema;
        const body = schema === undefined ? fc.constant(undefined) : fc.option(bodyOf(schema), { nil: undefined });
        await fc.assert(
          fc.asyncProperty(fc.record(fields("path")), query, body, async (params, questions, payload) => {
            asked += 1;
            headers["x-user"] = `fuzz${asked % 997}`;
            const url = urlOf(path, params, questions);
            expectSound(await send(method, url, payload), `${method} ${url} ${payload ?? ""}`);
          }),
          { seed, numRuns: 60 },
        );
      }
    }
    expect(asked).toBeGreaterThan(1000);
    expect(test.warnings).toEqual([]);
  });

  it("leaves no way around the routes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostileText(), { maxLength: 6 }),
        fc.constantFrom("GET", "HEAD", "POST"),
        async (parts, method) => {
          const url = `/${["api", ...parts].map(encode).join("/")}`;
          expectSound(await send(method, url), url);
        },
      ),
      { seed, numRuns: 300 },
    );
    for (const raw of [
      "/api/../../../etc/passwd",
      "/..%2f..%2fetc/passwd",
      "/api/%",
      "//etc/passwd",
      "/api/runs/3/EMC/files/%2e%2e",
    ]) {
      expectSound(await send("GET", raw), raw);
    }
  });
});
