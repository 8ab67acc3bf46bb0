import { expect, it } from "vitest";
import { thinOut } from "./thin-out.js";

it("keeps few points as they are", () => {
  const points = [
    { x: 0.1, y: 1 },
    { x: 0.2, y: 2 },
  ];
  expect(thinOut(points, 100)).toBe(points);
});

it("keeps the extremes of each column", () => {
  const points = Array.from({ length: 10_000 }, (_, at) => ({ x: at / 100, y: at === 5050 ? 99 : at % 7 }));
  const kept = thinOut(points, 100);
  expect(kept.length).toBeLessThanOrEqual(400);
  expect(kept).toContainEqual({ x: 50.5, y: 99 });
  expect(kept[0]).toEqual(points[0]);
  expect(kept.at(-1)).toEqual(points.at(-1));
});
