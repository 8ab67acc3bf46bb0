import { o2Invalid } from "../../errors/catalogue.js";

/** What the form of O2 can hold: names with values, each a branch again, a switch, a whole number or a text. */
export interface O2Tree {
  readonly [name: string]: O2Value;
}
/** One value of the form. */
export type O2Value = O2Tree | boolean | number | string;

type Token =
  | { readonly kind: "{" | "}" | "," | "end"; readonly at: number }
  | {
      readonly kind: "text";
      readonly text: string /** `"..."s`, as values have it. */;
      readonly isString: boolean;
      readonly at: number;
    }
  | { readonly kind: "word"; readonly text: string; readonly at: number };

/** Branches in branches beyond this are no configuration. */
const deepest = 100;

/**
 * Reads the form in which O2's configuration library writes a tree: `{"name", true}, {"other", Branch { ... }}`, with texts as
 * `"..."s` and whole numbers. Names stand once in a branch.
 *
 * @throws O2_INVALID with line and column.
 */
export function parseO2(source: string): O2Tree {
  const next = createTokens(source);
  let token = next();
  const take = () => {
    const taken = token;
    token = next();
    return taken;
  };
  const fail = (expected: string, found: Token = token): never => {
    throw o2Invalid(expected, describe(found), placeOf(source, found.at));
  };
  const expectSign = (kind: "{" | "}" | ",", expected: string) => (token.kind === kind ? take() : fail(expected));

  function entries(depth: number, end: "}" | "end"): O2Tree {
    const tree: Record<string, O2Value> = {};
    if (token.kind === end) return tree;
    for (;;) {
      const open = expectSign("{", 'an entry `{"name", value}`');
      if (token.kind !== "text" || token.isString) fail("a name in quotes, without an `s` behind it");
      const name = (take() as Extract<Token, { kind: "text" }>).text;
      if (Object.hasOwn(tree, name))
        throw o2Invalid("each name once in a branch", `\`${name}\` again`, placeOf(source, open.at));
      expectSign(",", "a comma behind the name");
      // A name like any other, also the one that is special in JavaScript.
      Object.defineProperty(tree, name, { value: value(depth), enumerable: true, configurable: true, writable: true });
      expectSign("}", "`}` behind the value");
      if (token.kind === end) return tree;
      expectSign(",", end === "}" ? "a comma, or `}` at the end of the branch" : "a comma between entries");
    }
  }

  function value(depth: number): O2Value {
    if (token.kind === "text") {
      if (!token.isString) fail('a text as `"..."s`');
      return (take() as Extract<Token, { kind: "text" }>).text;
    }
    if (token.kind !== "word") return fail("a value: Branch, true, false, a whole number or a text");
    const { text } = token;
    if (text === "true" || text === "false") {
      take();
      return text === "true";
    }
    if (text === "Branch") {
      if (depth >= deepest) fail(`at most ${deepest} branches in each other`);
      take();
      expectSign("{", "`{` behind Branch");
      const tree = entries(depth + 1, "}");
      expectSign("}", "`}` at the end of the branch");
      return tree;
    }
    const number = Number(text);
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number)) {
      return fail("a value: Branch, true, false, a whole number or a text");
    }
    take();
    return number === 0 ? 0 : number;
  }

  const tree = entries(0, "end");
  return tree;
}

function createTokens(source: string): () => Token {
  let at = 0;
  return () => {
    while (/\s/.test(source.charAt(at)) && at < source.length) at++;
    const begin = at;
    const sign = source.charAt(at);
    if (sign === "") return { kind: "end", at: begin };
    if (sign === "{" || sign === "}" || sign === ",") {
      at++;
      return { kind: sign, at: begin };
    }
    if (sign === '"') return text(begin);
    const word = /^[\w.+-]+/.exec(source.slice(at, at + 100))?.[0] ?? sign;
    at += word.length;
    return { kind: "word", text: word, at: begin };
  };

  function text(begin: number): Token {
    let content = "";
    for (at++; source.charAt(at) !== '"'; at++) {
      const sign = source.charAt(at);
      if (sign === "" || sign === "\n")
        throw o2Invalid('a `"` at the end of a text', "the end of the line", placeOf(source, begin));
      if (sign === "\\") at++;
      content += source.charAt(at);
    }
    at++;
    const isString = source.charAt(at) === "s";
    if (isString) at++;
    return { kind: "text", text: content, isString, at: begin };
  }
}

function describe(token: Token): string {
  if (token.kind === "end") return "the end";
  if (token.kind === "text") return `"${token.text.slice(0, 40)}"${token.isString ? "s" : ""}`;
  return token.kind === "word" ? `\`${token.text.slice(0, 40)}\`` : `\`${token.kind}\``;
}

/** Line and column, from 1. */
function placeOf(source: string, at: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
