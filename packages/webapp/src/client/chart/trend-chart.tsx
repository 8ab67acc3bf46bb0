import type { TrendPoint } from "@overwatch/core";
import { useEffect, useRef, useState } from "preact/hooks";
import { formatNumber, formatTime } from "../format.js";
import { linearScale, ticks, timeTicks, valueRange } from "./scale.js";
import { thinOut } from "./thin-out.js";

/** A trend in a chart. */
export interface Series {
  readonly name: string;
  readonly points: readonly TrendPoint[];
}

/** Limits of an alarm: what is between them is good. */
export interface Band {
  readonly min: number;
  readonly max: number;
}

export interface TrendChartProps {
  readonly series: readonly Series[];
  readonly unit: string;
  readonly band?: Band | undefined;
  /** `time` is true time; `run` gives each run the same room, in order. */
  readonly axis: "time" | "run";
  readonly label: string;
  readonly onPoint: (point: TrendPoint) => void;
}

const height = 340;
const margin = { left: 64, right: 16, top: 12, bottom: 34 };

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly error: number;
  readonly point: TrendPoint;
}

/** Points over true time or over runs, with errors and the band of what is good. */
export function TrendChart({ series, unit, band, axis, label, onPoint }: TrendChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  const [near, setNear] = useState<{ placed: Placed; name: string }>();
  useEffect(() => {
    const here = frame.current;
    if (here === null) return;
    const observer = new ResizeObserver(() => here.clientWidth > 0 && setWidth(here.clientWidth));
    observer.observe(here);
    return () => observer.disconnect();
  }, []);

  const positions = axis === "time" ? undefined : runPositions(series);
  const place = (point: TrendPoint) => positions?.get(point) ?? point.time;
  const numbers = series.flatMap(({ points }) => points.filter(({ value }) => typeof value === "number"));
  const [minX, maxX] = padded(numbers.map(place), axis === "time" ? 30 : 0.5);
  const x = linearScale([minX, maxX], [margin.left, width - margin.right]);
  const shownBand = band === undefined ? [] : [band.min, band.max];
  const y = linearScale(
    valueRange([...numbers.flatMap(({ value, error = 0 }) => [value - error, value + error]), ...shownBand]),
    [height - margin.bottom, margin.top],
  );
  const placed = series.map(({ name, points }) => ({
    name,
    points: thinOut(
      points
        .filter(({ value }) => typeof value === "number")
        .map((point): Placed => ({ x: x.at(place(point)), y: y.at(point.value), error: point.error ?? 0, point })),
      width,
    ),
  }));
  const xTicks = positions === undefined ? timeTicks(minX, maxX, width / 110) : runTicks(positions, width / 90);

  const move = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined) return;
    const px = event.clientX - box.left;
    const py = event.clientY - box.top;
    let best: { placed: Placed; name: string; distance: number } | undefined;
    for (const { name, points } of placed) {
      for (const candidate of points) {
        const distance = Math.hypot(candidate.x - px, (candidate.y - py) / 3);
        if (best === undefined || distance < best.distance) best = { placed: candidate, name, distance };
      }
    }
    setNear(best !== undefined && best.distance < 60 ? best : undefined);
  };

  return (
    <div class="chart" ref={frame}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for who points; the points are in the links and the CSV, too */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={label}
        onPointerMove={move}
        onPointerLeave={() => setNear(undefined)}
        onClick={() => near !== undefined && onPoint(near.placed.point)}
      >
        {band !== undefined && (
          <g class="band">
            <rect
              x={margin.left}
              width={Math.max(0, width - margin.left - margin.right)}
              y={y.at(band.max)}
              height={Math.max(0, y.at(band.min) - y.at(band.max))}
            />
            {shownBand.map((limit, at) => (
              <line key={at} x1={margin.left} x2={width - margin.right} y1={y.at(limit)} y2={y.at(limit)} />
            ))}
          </g>
        )}
        <g class="axis">
          {ticks(y.from, y.to, 6).map((value) => (
            <g key={value}>
              <line x1={margin.left} x2={width - margin.right} y1={y.at(value)} y2={y.at(value)} />
              <text x={margin.left - 8} y={y.at(value)} dy="0.32em" text-anchor="end">
                {formatNumber(value)}
              </text>
            </g>
          ))}
          {xTicks.map(({ at, label: text }) => (
            <text key={at} x={x.at(at)} y={height - margin.bottom + 20} text-anchor="middle">
              {text}
            </text>
          ))}
          {unit !== "" && (
            <text x={8} y={margin.top + 6} class="unit">
              {unit}
            </text>
          )}
        </g>
        {placed.map(({ name, points }, at) => (
          <g key={name} class={`series s${at % 6}`}>
            <path d={linePath(points)} />
            {points.map(({ x: px, y: py, error, point }) => (
              <g key={`${point.run} ${point.time}`}>
                {error > 0 && <line x1={px} x2={px} y1={y.at(point.value - error)} y2={y.at(point.value + error)} />}
                {points.length < 800 && <circle cx={px} cy={py} r={2.5} />}
              </g>
            ))}
          </g>
        ))}
        {near !== undefined && <circle class="near" cx={near.placed.x} cy={near.placed.y} r={6} />}
      </svg>
      {near !== undefined && (
        <p class="tip" style={{ left: `${Math.min(near.placed.x + 12, width - 190)}px`, top: `${near.placed.y}px` }}>
          <strong>{formatNumber(near.placed.point.value)}</strong> {unit}
          {near.placed.error > 0 && ` ± ${formatNumber(near.placed.error)}`}
          <br />
          {series.length > 1 && (
            <>
              {near.name}
              <br />
            </>
          )}
          {near.placed.point.run} · {formatTime(near.placed.point.time)}
        </p>
      )}
    </div>
  );
}

/** Lines join the points of one run only: between runs nothing was measured. */
function linePath(points: readonly Placed[]): string {
  return points
    .map(
      ({ x, y, point }, at) => `${points[at - 1]?.point.run === point.run ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`,
    )
    .join("");
}

function padded(values: readonly number[], air: number): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  return [from - air, to + air];
}

/** Each run is one wide; inside of it points are spread by their time. */
function runPositions(series: readonly Series[]): ReadonlyMap<TrendPoint, number> {
  const byRun = new Map<number, TrendPoint[]>();
  for (const { points } of series)
    for (const point of points) byRun.set(point.run, [...(byRun.get(point.run) ?? []), point]);
  const positions = new Map<TrendPoint, number>();
  [...byRun.keys()]
    .sort((a, b) => a - b)
    .forEach((run, at) => {
      const points = byRun.get(run) ?? [];
      const [from, to] = padded(
        points.map(({ time }) => time),
        1,
      );
      for (const point of points) positions.set(point, at + 0.1 + (0.8 * (point.time - from)) / (to - from));
    });
  return positions;
}

function runTicks(
  positions: ReadonlyMap<TrendPoint, number>,
  count: number,
): { readonly at: number; readonly label: string }[] {
  const runs = [...new Map([...positions].map(([{ run }, at]) => [run, Math.floor(at) + 0.5]))];
  const every = Math.max(1, Math.ceil(runs.length / Math.max(1, count)));
  return runs.filter((_, at) => at % every === 0).map(([run, at]) => ({ at, label: String(run) }));
}
