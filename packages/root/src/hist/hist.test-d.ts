// Checked by the compiler, never run: what must and what must not be possible with the public functions.
import {
  add,
  createHistogram,
  createProfile,
  divide,
  fill,
  type Histogram,
  interpolate,
  mean,
  multiply,
  type Profile,
  profile,
  profileToHistogram,
  project,
  rebinEdges,
  scale,
  setBinContent,
} from "./index.js";

const axis = { nbins: 4, min: 0, max: 4 } as const;
const h1: Histogram<1> = createHistogram({ name: "h1", axes: [axis] });
const h2: Histogram<2> = createHistogram({ name: "h2", axes: [axis, { edges: [0, 1, 3] }] });
const h3: Histogram<3> = createHistogram({ name: "h3", axes: [axis, axis, { labels: ["a", "b"] }] });
const p1: Profile<1> = createProfile({ name: "p1", axes: [axis] });

export const allowed = [
  project(h3, "xz", { y: [1, 2] }).axes[1],
  project(h3, "z").axes[0],
  project(h2, "y").axes[0],
  profile(h2, "x").binEntries,
  profileToHistogram(p1).axes[0],
  scale(h1, 2).axes[0],
  mean(h3, "z"),
  fill(p1, [1, 2]).binEntries,
  fill(h3, [1, 2, "a"]).contents,
  divide(h1, p1).contents,
] as const;

// @ts-expect-error a histogram of one dimension has nothing to project
project(h1, "x");
// @ts-expect-error two dimensions have no z
project(h2, "z");
// @ts-expect-error an axis onto itself
project(h3, "xx");
// @ts-expect-error only two axes
project(h2, "x", { z: [1, 2] });
// @ts-expect-error the result has one axis
project(h3, "x").axes[1].nbins;
// @ts-expect-error another dimension
add(h1, h2);
// @ts-expect-error counts are not added to means
add(p1, h1);
// @ts-expect-error products of profiles are not defined
multiply(p1, p1);
// @ts-expect-error one dimension has no y
mean(h1, "y");
// @ts-expect-error two coordinates are needed
fill(h2, [1]);
// @ts-expect-error a profile needs a value
fill(p1, [1]);
// @ts-expect-error variable edges are for one axis
rebinEdges(h2, [0, 1]);
// @ts-expect-error two bin numbers are needed
setBinContent(h2, 1, 5);
// @ts-expect-error three coordinates are needed
interpolate(h3, [1, 2]);
// @ts-expect-error histograms are never changed
h1.contents[1] = 0;
