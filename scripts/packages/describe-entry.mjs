import { relative } from "node:path";
import ts from "typescript";
import { repository } from "./run.mjs";

/** Reads the built declarations of all entries at once. */
export function openDeclarations(files) {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
  return { program, checker: program.getTypeChecker() };
}

/**
 * What an entry exports, by name: the declaration without its comments, or from which of our packages it comes. Private members stay out;
 * names in the declarations are those of exported types, which a test of the documentation asks for.
 */
export function describeEntry({ program, checker }, file) {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) return "(nothing)\n";
  const own = packageOf(file);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => ({ name: symbol.name, symbol: target(checker, symbol) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, symbol }) => describe(name, symbol, own))
    .join("");
}

function target(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function describe(name, symbol, own) {
  const declarations = symbol.declarations ?? [];
  const from = packageOf(declarations[0]?.getSourceFile().fileName ?? "");
  // The name of a whole module is its path on this machine.
  if (from !== own && symbol.name.startsWith('"')) return `${name}: of ${from}, a whole module\n\n`;
  if (from !== own) return `${name}: of ${from}${symbol.name === name ? "" : `, there ${symbol.name}`}\n\n`;
  const texts = declarations.map((declaration) => textOf(declaration));
  return `${name}${symbol.name === name ? "" : ` (${symbol.name})`}\n${texts.map((text) => `  ${text.replaceAll("\n", "\n  ")}`).join("\n")}\n\n`;
}

const printer = ts.createPrinter({ removeComments: true });

function textOf(declaration) {
  // A variable's declaration says nothing of `const`.
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  return text.replace(/^export (declare )?/, "").replace(/^ +private .*\n/gm, "");
}

/** `@overwatch/core` of ours, the name of the package of others. */
function packageOf(file) {
  const path = relative(repository, file).replaceAll("\\", "/");
  const ours = /^packages\/([^/]+)\//.exec(path);
  if (ours) return `@overwatch/${ours[1]}`;
  return /.*node_modules\/((@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? "elsewhere";
}
