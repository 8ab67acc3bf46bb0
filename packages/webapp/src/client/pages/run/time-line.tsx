import { useRef, useState } from "preact/hooks";
import { formatClock } from "../../format.js";
import { words } from "../../words.js";

/** A file of the run, and what was judged at it. */
export interface Tick {
  /** Unix seconds. */
  readonly time: number;
  readonly name: string;
  readonly flag: string;
}

interface TimeLineProps {
  readonly ticks: readonly Tick[];
  /** Minutes, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly choose: (from: number, to: number) => void;
}

const width = 1000;
const height = 64;
const margin = 12;
/** Longer than so many times the usual distance of files, and so many seconds, a time without one is a gap. */
const gapFactor = 1.8;
const shortestGap = 30;

/** The minutes of a run with its files and gaps; dragging chooses a range. The fields beside it do the same for keyboards. */
export function TimeLine({ ticks, from, to, choose }: TimeLineProps) {
  const frame = useRef<SVGSVGElement>(null);
  const [begun, setBegun] = useState<number>();
  const start = ticks[0]?.time ?? 0;
  const length = Math.max(1, ((ticks.at(-1)?.time ?? start) - start) / 60);
  const at = (minute: number) => margin + ((width - 2 * margin) * Math.min(Math.max(minute, 0), length)) / length;
  const minuteOf = ({ clientX }: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    const x = ((clientX - box.left) / box.width) * width;
    return Math.min(Math.max(0, Math.round(((x - margin) / (width - 2 * margin)) * length)), Math.ceil(length));
  };
  const drag = (event: PointerEvent) => {
    if (begun === undefined) return;
    const minute = minuteOf(event);
    choose(Math.min(begun, minute), Math.max(begun, minute));
  };
  return (
    <svg
      ref={frame}
      class="time-line"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.slices.line}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const minute = minuteOf(event);
        setBegun(minute);
        choose(minute, minute);
      }}
      onPointerMove={drag}
      onPointerUp={() => setBegun(undefined)}
    >
      <line class="ground" x1={margin} x2={width - margin} y1={38} y2={38} />
      {gapsOf(ticks).map(([first, last]) => (
        <rect
          key={first}
          class="gap"
          x={at((first - start) / 60)}
          width={Math.max(1, at((last - start) / 60) - at((first - start) / 60))}
          y={14}
          height={24}
        >
          <title>{`${words.slices.gap} ${formatClock(first)} - ${formatClock(last)}`}</title>
        </rect>
      ))}
      {ticks.map(({ time, name, flag }) => (
        <rect key={name} class={`file ${flag}`} x={at((time - start) / 60) - 2} width={4} y={14} height={24}>
          <title>{`${formatClock(time)} ${name}`}</title>
        </rect>
      ))}
      <rect class="chosen" x={at(from) - 3} width={Math.max(6, at(to) - at(from) + 6)} y={4} height={34} />
    </svg>
  );
}

/** Times between two files that are much longer than usual. */
export function gapsOf(ticks: readonly Pick<Tick, "time">[]): readonly (readonly [from: number, to: number])[] {
  const steps = ticks.slice(1).map(({ time }, i) => time - (ticks[i]?.time ?? time));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return steps.flatMap((step, i) => {
    const from = ticks[i]?.time ?? 0;
    return usual > 0 && step > Math.max(usual * gapFactor, shortestGap) ? [[from, from + step] as const] : [];
  });
}
