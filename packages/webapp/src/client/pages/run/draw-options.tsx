import type { HistogramReport } from "@overwatch/core";
import type { Fields } from "../../place.js";
import { words } from "../../words.js";

const options = {
  h1: ["", "hist", "e", "p", "l", "b", "text"],
  h2: ["", "colz", "box", "scat", "text", "cont", "lego2", "surf2"],
};

interface DrawOptionsProps {
  readonly fields: Fields;
  readonly hist: Pick<HistogramReport, "canvas" | "class">;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** How the plot is drawn: all of it is in the address. */
export function DrawOptions({ fields, hist, change }: DrawOptionsProps) {
  const { canvas, class: className } = hist;
  const isFlat = !className.startsWith("TH2") && !className.startsWith("TProfile2D");
  const toggle = (name: string, label: string, byCanvas: boolean) => {
    const isOn = fields[name] === undefined ? byCanvas : fields[name] === "1";
    return (
      <button
        key={name}
        type="button"
        aria-pressed={isOn}
        onClick={() => change({ [name]: !isOn === byCanvas ? undefined : isOn ? "0" : "1", zoom: fields["zoom"] })}
      >
        {label}
      </button>
    );
  };
  return (
    <fieldset class="options">
      <legend class="unseen">{words.run.draw}</legend>
      {toggle("logx", words.run.logX, canvas.x.log ?? false)}
      {toggle("logy", words.run.logY, canvas.y.log ?? false)}
      {!isFlat && toggle("logz", words.run.logZ, canvas.z.log ?? false)}
      {toggle("grid", words.run.grid, canvas.x.grid ?? false)}
      {toggle("stats", words.run.stats, canvas.showStats)}
      <label>
        <span>{words.run.option}</span>
        <select
          value={fields["option"] ?? ""}
          onChange={(event) => change({ option: event.currentTarget.value || undefined })}
        >
          {(isFlat ? options.h1 : options.h2).map((option) => (
            <option key={option} value={option}>
              {option === "" ? words.runs.any : option}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
