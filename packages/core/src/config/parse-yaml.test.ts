import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeyPath } from "./key-path.js";
import { parseYaml } from "./parse-yaml.js";
import { isSecret } from "./secret.js";

function read(text: string): unknown {
  const parsed = parseYaml(text);
  return parsed.ok ? parsed.value : parsed.reason;
}

describe("parseYaml", () => {
  it.each([
    ["anchors and aliases", "a: &x [1, 2]\nb: *x", { a: [1, 2], b: [1, 2] }],
    ["merge keys", "a: &x { p: 1, q: 2 }\nb: { <<: *x, q: 3 }", { a: { p: 1, q: 2 }, b: { p: 1, q: 3 } }],
    [
      "several merges, the first wins",
      "a: &x { p: 1 }\nb: &y { p: 2, q: 2 }\nc: { <<: [*x, *y] }",
      { c: { p: 1, q: 2 } },
    ],
    ["!joinPaths", "a: &root /data/\nb: !joinPaths [*root, runs, ../state]", { b: "/data/state" }],
    ["YAML 1.2 words", "a: yes\nb: 2015-11-24\nc: 1_000\nd: 0x10", { a: "yes", b: "2015-11-24", c: "1_000", d: 16 }],
    ["keys that are numbers", "1: a", { "1": "a" }],
    ["an empty text", "", {}],
    ["comments only", "# nothing\n", {}],
    ["an empty document", "---\n", {}],
    ["a byte order mark", "\ufeffa: 1", { a: 1 }],
    ["Windows line ends", "a: 1\r\nb: 2\r\n", { a: 1, b: 2 }],
  ])("reads %s", (_name, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it("keeps what !bcrypt marks out of sight", () => {
    const { users } = read("users: !bcrypt { bcryptLogRounds: 4, alice: hunter2 }") as { users: unknown };
    expect(JSON.stringify(users)).toBe('"(hidden)"');
    if (!isSecret(users)) throw new Error("expected a secret");
    expect(users.reveal()).toEqual({ bcryptLogRounds: 4, alice: "hunter2" });
  });
});

describe("parseYaml refuses", () => {
  it.each([
    ["an alias inside of itself", "a: &x [*x]", /for themselves/],
    ["aliases that grow without end", bomb(9, 9), /stand for more than/],
    ["many aliases", `a: &x 1\nb: [${"*x,".repeat(2000)}]`, /aliases exceeded/],
    ["many merges", `a: &x {${keys(200)}}\nb: [${"{<<: *x},".repeat(900)}]`, /merge keys exceeded|stand for more than/],
    ["deep nesting", "[".repeat(10_000), /depth|nesting/i],
    ["values without end", `[${"1,".repeat(200_000)}]`, /stand for more than/],
    ["the prototype as a key", "a: { __proto__: { debug: true } }", /the key __proto__/],
    ["the prototype in a merge", "a: &x !bcrypt { __proto__: 1 }\nb: { <<: *x }", /the key __proto__/],
    ["a null byte", "a: \0", /null byte/],
  ])("%s", (_name, text, reason) => {
    expect(read(text)).toMatch(reason);
  });

  it("without quoting long texts", () => {
    const parsed = parseYaml(`a: *${"x".repeat(10_000)}`);
    expect(parsed.ok ? "" : parsed.reason.length).toBeLessThan(200);
  });
});

it("reads or refuses any text, and never throws", () => {
  const parts = [
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "&x ",
    "*x",
    "<<: *x",
    "!joinPaths ",
    "!bcrypt ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "? ",
    "|",
    '"',
    "'",
    "#",
    "---\n",
    "\0",
    "__proto__",
    "%YAML 1.2\n",
    "!!set ",
  ];
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join("")),
  );
  const property = fc.property(texts, (text) => {
    const parsed = parseYaml(text);
    if (parsed.ok) expect(parsed.lineOf(["a", 0, "b"])).toBeGreaterThanOrEqual(1);
    else expect(parsed.reason).not.toBe("");
  });
  fc.assert(property, { seed: 20261124, numRuns: 1000 });
});

it("finds lines quickly in one that is very long", () => {
  const parsed = parseYaml(`a: [${"1, ".repeat(30_000)}]\nb: 1`);
  expect(parsed.ok && [parsed.lineOf(["a", 29_999]), parsed.lineOf(["b"])]).toEqual([1, 2]);
});

describe("lines", () => {
  const text = `# comment
a: 1
base: &base
  x: 1
  list:
    - p
    - q: 2
"quoted key": |
  long
  text
merged:
  <<: *base
  y: 2
alias: *base
flow: { p: 1, q: [1,
  2] }
`;
  it.each<[KeyPath, number]>([
    [[], 1],
    [["a"], 2],
    [["base"], 3],
    [["base", "x"], 4],
    [["base", "list"], 5],
    [["base", "list", 0], 6],
    [["base", "list", 1, "q"], 7],
    [["quoted key"], 8],
    [["merged"], 11],
    [["merged", "y"], 13],
    [["merged", "x"], 12],
    [["merged", "list", 1], 12],
    [["alias", "x"], 14],
    [["flow", "q", 1], 16],
    [["flow", "unknown"], 15],
  ])("of %j: %i", (path, line) => {
    const parsed = parseYaml(text);
    expect(parsed.ok && parsed.lineOf(path)).toBe(line);
  });
});

/** Nine lists of nine aliases each stand for 9^9 values. */
function bomb(depth: number, width: number): string {
  const lines = ["a0: &a0 [x]"];
  for (let i = 1; i <= depth; i++)
    lines.push(
      `a${i}: &a${i} [${Array(width)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return lines.join("\n");
}

function keys(count: number): string {
  return Array.from({ length: count }, (_, i) => `k${i}: 1`).join(", ");
}
