import { useState } from "preact/hooks";
import type { AlarmState } from "../../../shared/types.js";
import { ask } from "../../api.js";
import { useMay } from "../../session.js";
import { words } from "../../words.js";

interface AlarmActsProps {
  readonly alarm: AlarmState;
  readonly changed: () => void;
}

/** A shift, seconds. */
const usual = 28_800;

/** Acknowledge and mute, each with a reason that whoever comes next reads. */
export function AlarmActs({ alarm, changed }: AlarmActsProps) {
  const may = useMay("shifter");
  const [act, setAct] = useState<"acknowledge" | "mute">();
  const [problem, setProblem] = useState<string>();
  const { subsystem, id, on, muted } = alarm;
  if (!may) return <p class="quiet">{words.alarms.needs}</p>;

  const send = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setAct(undefined);
      setProblem(undefined);
      changed();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = String(form.get("reason"));
    const name = { subsystem, alarm: id, ...(form.get("all") === null ? { on } : {}) };
    void send(() =>
      act === "mute"
        ? ask("POST /api/alarms/mute", { body: { ...name, reason: text, seconds: Number(form.get("seconds")) } })
        : ask("POST /api/alarms/acknowledge", { body: { ...name, comment: text } }),
    );
  };
  return (
    <>
      <p class="options">
        {(["acknowledge", "mute"] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-expanded={act === name}
            onClick={() => setAct(act === name ? undefined : name)}
          >
            {words.alarms[name]}
          </button>
        ))}
        {muted !== undefined && (
          <button
            type="button"
            onClick={() => void send(() => ask("POST /api/alarms/unmute", { body: { subsystem, alarm: id } }))}
          >
            {words.alarms.unmute}
          </button>
        )}
      </p>
      {act !== undefined && (
        <form class="options act" onSubmit={submit}>
          <label>
            <span>{act === "mute" ? words.alarms.reason : words.alarms.comment}</span>
            <input name="reason" required maxLength={1000} size={36} />
          </label>
          {act === "mute" && (
            <label>
              <span>{words.alarms.duration}</span>
              <select name="seconds">
                {words.alarms.durations.map(([label, seconds]) => (
                  <option key={label} value={seconds} selected={seconds === usual}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label class="check">
            <input name="all" type="checkbox" />
            <span>{words.alarms.everywhere}</span>
          </label>
          <button type="submit" class="main">
            {words.alarms.save}
          </button>
          <button type="button" onClick={() => setAct(undefined)}>
            {words.alarms.cancel}
          </button>
        </form>
      )}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
