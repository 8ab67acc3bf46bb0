import type { OptionField } from "@overwatch/core";
import { h } from "preact";

/** What is written into the fields of a form, by name of the option; booleans are `true` and `false`. */
export type Written = Readonly<Record<string, string>>;

interface OptionFieldsProps {
  readonly fields: Readonly<Record<string, OptionField>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly written: Written;
  readonly problems: Readonly<Record<string, string>>;
  readonly write: (name: string, text: string) => void;
}

/** A form made from what a plug-in says of its options; what is wrong stands beside its field. */
export function OptionFields({ fields, options, written, problems, write }: OptionFieldsProps) {
  return (
    <>
      {Object.keys(options).map((name) => {
        const field = fields[name] ?? {};
        const text = written[name] ?? textOf(options[name]);
        const problem = problems[name];
        const id = `option-${name}`;
        const told = { id, "aria-invalid": problem !== undefined, "aria-describedby": `${id}-help` };
        return (
          <div key={name} class="field">
            <label for={id}>
              <code>{name}</code>
            </label>
            {field.enum !== undefined ? (
              <select {...told} value={text} onChange={(event) => write(name, event.currentTarget.value)}>
                {field.enum.map((choice) => (
                  <option key={String(choice)} value={String(choice)}>
                    {String(choice)}
                  </option>
                ))}
              </select>
            ) : field.type === "boolean" ? (
              <input
                {...told}
                type="checkbox"
                checked={text === "true"}
                onChange={(event) => write(name, String(event.currentTarget.checked))}
              />
            ) : (
              h("input", {
                ...told,
                type: field.type === "number" || field.type === "integer" ? "number" : "text",
                step: field.type === "integer" ? 1 : "any",
                ...(field.minimum === undefined ? {} : { min: field.minimum }),
                ...(field.maximum === undefined ? {} : { max: field.maximum }),
                value: text,
                onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
                  write(name, event.currentTarget.value),
              })
            )}
            <p id={`${id}-help`} class={problem === undefined ? "quiet" : "problem"}>
              {problem ?? field.description}
            </p>
          </div>
        );
      })}
    </>
  );
}

/** The options that differ from those in force, in their types. What is no JSON is sent as it stands: the server says so. */
export function readOptions(
  written: Written,
  fields: Readonly<Record<string, OptionField>>,
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed = Object.entries(written).filter(([name, text]) => text !== textOf(options[name]));
  return Object.fromEntries(changed.map(([name, text]) => [name, parseValue(text, fields[name])]));
}

function parseValue(text: string, field: OptionField | undefined): unknown {
  if (field?.type === "string") return text;
  if (field?.enum !== undefined) return field.enum.find((choice) => String(choice) === text) ?? text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The option that an error of the server is about: it names it in backticks. */
export function problemsOf(
  problem: { readonly message: string } | undefined,
  names: readonly string[],
): Readonly<Record<string, string>> {
  if (problem === undefined) return {};
  const found = [...problem.message.matchAll(/`(\w+)(?:\.[^`]*)?`: ([^;`]+)/g)].flatMap(([, name = "", text = ""]) =>
    names.includes(name) ? [[name, text.replace(/\.$/, "")] as const] : [],
  );
  return Object.fromEntries(found);
}
