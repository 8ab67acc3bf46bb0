import type { FitPoint } from "./points.js";
import { invert3, multiply3, type Symmetric3, type Vector3 } from "./solve3.js";

/** `constant * exp(-((x - mean) / sigma)^2 / 2)`, with errors from the covariance at the minimum of chi square. */
export interface GaussianFit {
  readonly constant: number;
  readonly mean: number;
  /** > 0. */
  readonly sigma: number;
  readonly errors: { readonly constant: number; readonly mean: number; readonly sigma: number };
  readonly chi2: number;
  /** Points less parameters. */
  readonly degrees: number;
}

const mostSteps = 200;
/** Chi square that still falls by this part is not at its minimum. */
const precision = 1e-12;

/**
 * Fits a normal curve by least squares weighted with the errors, as ROOT's `Fit("gaus")`: Levenberg-Marquardt, the
 * covariance from all second derivatives. Undefined for less than four points, and when there is no minimum to be found.
 */
export function fitGaussian(points: readonly FitPoint[]): GaussianFit | undefined {
  const start = points.length < 4 ? undefined : guess(points);
  if (start === undefined) return undefined;
  const [constant, mean, sigma] = descend(points, start);
  const covariance = invert3(derivatives(points, [constant, mean, sigma], true).curvature);
  if (covariance === undefined || !(Math.abs(sigma) > 0)) return undefined;
  return {
    constant,
    mean,
    sigma: Math.abs(sigma),
    errors: {
      constant: Math.sqrt(covariance[0]),
      mean: Math.sqrt(covariance[3]),
      sigma: Math.sqrt(covariance[5]),
    },
    chi2: chi2Of(points, [constant, mean, sigma]),
    degrees: points.length - 3,
  };
}

/** Largest content, mean and spread of the points themselves. */
function guess(points: readonly FitPoint[]): Vector3 | undefined {
  const positive = points.map(({ x, y }) => ({ x, y: Math.max(0, y) }));
  const sum = positive.reduce((total, { y }) => total + y, 0);
  const mean = positive.reduce((total, { x, y }) => total + x * y, 0) / sum;
  const variance = positive.reduce((total, { x, y }) => total + y * (x - mean) ** 2, 0) / sum;
  if (!(sum > 0) || !(variance > 0)) return undefined;
  return [positive.reduce((most, { y }) => Math.max(most, y), 0), mean, Math.sqrt(variance)];
}

/** From a start to the minimum of chi square near it. */
function descend(points: readonly FitPoint[], start: Vector3): Vector3 {
  let at = start;
  let chi2 = chi2Of(points, at);
  let damping = 1e-3;
  for (let step = 0; step < mostSteps && damping < 1e12; step++) {
    const { gradient, curvature } = derivatives(points, at, false);
    const [a, b, c, d, e, f] = curvature;
    const grow = 1 + damping;
    const inverse = invert3([a * grow, b, c, d * grow, e, f * grow]);
    const move = inverse && multiply3(inverse, gradient);
    const next: Vector3 | undefined = move && [at[0] - move[0], at[1] - move[1], at[2] - move[2]];
    const after = next === undefined ? Number.POSITIVE_INFINITY : chi2Of(points, next);
    if (next === undefined || !(after <= chi2)) {
      damping *= 10;
      continue;
    }
    const gained = chi2 - after;
    [at, chi2, damping] = [next, after, damping / 10];
    if (gained <= precision * (1 + chi2)) break;
  }
  return at;
}

function chi2Of(points: readonly FitPoint[], [constant, mean, sigma]: Vector3): number {
  let sum = 0;
  for (const { x, y, error } of points) {
    const u = (x - mean) / sigma;
    const pull = (y - constant * Math.exp(-0.5 * u * u)) / error;
    sum += pull * pull;
  }
  return sum;
}

/**
 * Half of the first and second derivatives of chi square by the parameters. The second ones are those of the curve's own
 * first derivatives alone while descending (never negative), all of them for the covariance.
 */
function derivatives(points: readonly FitPoint[], [constant, mean, sigma]: Vector3, all: boolean) {
  const gradient: Vector3 = [0, 0, 0];
  const curvature: Symmetric3 = [0, 0, 0, 0, 0, 0];
  for (const { x, y, error } of points) {
    const u = (x - mean) / sigma;
    const shape = Math.exp(-0.5 * u * u);
    const curve = constant * shape;
    const byMean = (curve * u) / sigma;
    const bySigma = (curve * u * u) / sigma;
    const weight = 1 / (error * error);
    const rest = weight * (y - curve);
    gradient[0] -= rest * shape;
    gradient[1] -= rest * byMean;
    gradient[2] -= rest * bySigma;
    curvature[0] += weight * shape * shape;
    curvature[1] += weight * shape * byMean;
    curvature[2] += weight * shape * bySigma;
    curvature[3] += weight * byMean * byMean;
    curvature[4] += weight * byMean * bySigma;
    curvature[5] += weight * bySigma * bySigma;
    if (!all) continue;
    const square = sigma * sigma;
    curvature[1] -= (rest * shape * u) / sigma;
    curvature[2] -= (rest * shape * u * u) / sigma;
    curvature[3] -= (rest * curve * (u * u - 1)) / square;
    curvature[4] -= (rest * curve * u * (u * u - 2)) / square;
    curvature[5] -= (rest * curve * u * u * (u * u - 3)) / square;
  }
  return { gradient, curvature };
}
