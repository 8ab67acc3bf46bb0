import { describe, expect, it } from "vitest";
import { createRateLimit } from "./rate-limit.js";

describe("createRateLimit", () => {
  it("lets so many pass in a window, for each somebody apart", () => {
    let now = 1000;
    const { take } = createRateLimit({ limit: 2, seconds: 10, now: () => now });
    expect([take("a"), take("a"), take("a"), take("b")]).toEqual([0, 0, 10, 0]);
    now += 9_500;
    expect(take("a")).toBe(1);
    now += 500;
    expect([take("a"), take("a"), take("a")]).toEqual([0, 0, 10]);
  });
});
