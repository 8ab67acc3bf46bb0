import { useState } from "preact/hooks";
import { viewFieldNames } from "../../../shared/view-fields.js";
import { addressOf } from "../../api.js";
import type { Fields } from "../../place.js";
import { words } from "../../words.js";

interface SaveAsProps {
  readonly run: number;
  readonly subsystem: string;
  readonly name: string;
  /** How it is shown, as in the address: pictures look the same. */
  readonly fields: Fields;
}

const forms = [
  ["ROOT", "root"],
  ["JSON", "arrays"],
  ["CSV", "csv"],
  ["SVG", "svg"],
  ["PNG", "png"],
] as const;

/** What is seen as a file, and the address of exactly this view. */
export function SaveAs({ run, subsystem, name, fields }: SaveAsProps) {
  const [isCopied, setCopied] = useState(false);
  const link = (form: string) => {
    const shown = form === "svg" || form === "png" ? viewFieldNames : [];
    const view = Object.fromEntries([...shown, "slice"].map((field) => [field, fields[field]]));
    return addressOf("/api/runs/{run}/{subsystem}/hist", {
      params: { run, subsystem },
      query: { name, form, ...view },
    });
  };
  const copy = async () => {
    await navigator.clipboard?.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <fieldset class="options">
      <legend class="unseen">{words.run.export}</legend>
      <span class="quiet">{words.run.export}</span>
      {forms.map(([label, form]) => (
        <a
          key={form}
          class="button"
          href={link(form)}
          download={`${name.replaceAll("/", "_")}.${form === "arrays" ? "json" : form}`}
        >
          {label}
        </a>
      ))}
      <button type="button" onClick={copy}>
        {isCopied ? words.run.copied : words.run.copy}
      </button>
    </fieldset>
  );
}
