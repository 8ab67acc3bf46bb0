/** Mean of numbers, or weighted mean; 0 without any. Source: TMath::Mean. */
export function meanOf(values: readonly number[], weights?: readonly number[]): number {
  let [sum, sumw] = [0, 0];
  values.forEach((value, i) => {
    const weight = weights ? (weights[i] ?? 0) : 1;
    sum += weight * value;
    sumw += weight;
  });
  return sumw === 0 ? 0 : sum / sumw;
}

/** Standard deviation of a sample (divided by n - 1, with weights by the effective number less 1). Source: TMath::StdDev. */
export function stdDevOf(values: readonly number[], weights?: readonly number[]): number {
  const center = meanOf(values, weights);
  let [total, sumw, sumw2] = [0, 0, 0];
  values.forEach((value, i) => {
    const weight = weights ? (weights[i] ?? 0) : 1;
    const distance = value - center;
    total += weight * distance * distance;
    sumw += weight;
    sumw2 += weight * weight;
  });
  if (!weights) return sumw > 1 ? Math.sqrt(total / (sumw - 1)) : 0;
  return Math.sqrt((total * sumw) / (sumw * sumw - sumw2));
}

/** Median of numbers; with weights the middle of the two values at which half of the weight is reached from either side. Source: TMath::Median. */
export function medianOf(values: readonly number[], weights?: readonly number[]): number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const at = (i: number): number => values[order[i] ?? 0] ?? 0;
  const n = values.length;
  if (n === 0) return 0;
  if (!weights) return n % 2 === 1 ? at(n >> 1) : 0.5 * (at((n >> 1) - 1) + at(n >> 1));
  const weightAt = (i: number): number => weights[order[i] ?? 0] ?? 0;
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  let low = 0;
  for (; low < n; low++) {
    sum += weightAt(low);
    if (sum >= half) break;
  }
  sum = 2 * half;
  let high = n - 1;
  for (; high >= 0; high--) {
    sum -= weightAt(high);
    if (sum <= half) break;
  }
  return 0.5 * (at(low) + at(high));
}
