/** A C++ type name taken apart: `map<TString,int>` has the name `map` and two parameters. */
export interface CppType {
  readonly name: string;
  readonly parameters: readonly CppType[];
  readonly pointer: boolean;
}

/** Takes a type name apart; never throws, an odd name is just a name. */
export function parseCppType(text: string): CppType {
  let rest = text.trim().replace(/^const /, "");
  const pointer = rest.endsWith("*");
  if (pointer) rest = rest.replace(/\*+$/, "").trim();
  const open = rest.indexOf("<");
  if (open < 0 || !rest.endsWith(">")) return { name: withoutStd(rest), parameters: [], pointer };
  const parameters = splitParameters(rest.slice(open + 1, -1)).map(parseCppType);
  return { name: withoutStd(rest.slice(0, open)), parameters, pointer };
}

function withoutStd(name: string): string {
  return name.trim().replace(/^std::/, "");
}

/** Splits at commas outside of angle brackets. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "<") depth++;
    else if (text[i] === ">") depth--;
    else if (text[i] === "," && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
