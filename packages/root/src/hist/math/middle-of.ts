/**
 * The middle one of an odd number of values. Without NaN that is the median; with NaN among them, which has no place in an
 * order, it is what ROOT's selection finds. Source: TMath::KOrdStat, after Numerical Recipes 8.5.
 */
export function middleOf(values: ArrayLike<number>): number {
  const order = Array.from(values);
  const at = (i: number): number => order[i] ?? 0;
  const wanted = order.length >> 1;
  let [left, right] = [0, order.length - 1];
  const swap = (i: number, j: number): void => {
    [order[i], order[j]] = [at(j), at(i)];
  };
  while (right > left + 1) {
    swap((left + right) >> 1, left + 1);
    if (at(left) > at(right)) swap(left, right);
    if (at(left + 1) > at(right)) swap(left + 1, right);
    if (at(left) > at(left + 1)) swap(left, left + 1);
    const pivot = at(left + 1);
    let [i, j] = [left + 1, right];
    for (;;) {
      do i++;
      while (at(i) < pivot);
      do j--;
      while (at(j) > pivot);
      if (j < i) break;
      swap(i, j);
    }
    order[left + 1] = at(j);
    order[j] = pivot;
    if (j >= wanted) right = j - 1;
    if (j <= wanted) left = i;
  }
  if (right === left + 1 && at(right) < at(left)) swap(left, right);
  return at(wanted);
}
