/** A point with what is needed to decide whether it can be seen. */
interface Placed {
  readonly x: number;
  readonly y: number;
}

/** Of the points that fall on one column of pixels only first, last, lowest and highest: they look the same. */
export function thinOut<T extends Placed>(points: readonly T[], columns: number): readonly T[] {
  if (points.length <= columns * 4) return points;
  const kept: T[] = [];
  let column: T[] = [];
  const flush = () => {
    if (column.length <= 4) kept.push(...column);
    else {
      const low = column.reduce((best, point) => (point.y < best.y ? point : best));
      const high = column.reduce((best, point) => (point.y > best.y ? point : best));
      const wanted = new Set([column[0], low, high, column.at(-1)]);
      kept.push(...column.filter((point) => wanted.has(point)));
    }
    column = [];
  };
  let at = Number.NaN;
  for (const point of points) {
    const own = Math.floor(point.x);
    if (own !== at) flush();
    at = own;
    column.push(point);
  }
  flush();
  return kept;
}
