/** Whole minutes of a time in seconds, half to even: 30 -> 0, 90 -> 2, 150 -> 2. */
export function wholeMinutes(seconds: number): number {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds - minutes * 60;
  return rest > 30 || (rest === 30 && minutes % 2 !== 0) ? minutes + 1 : minutes;
}
