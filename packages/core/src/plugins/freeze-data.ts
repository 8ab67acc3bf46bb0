/**
 * Freezes plain data of our own and all lists and objects inside, in place. What is frozen already is frozen inside, too:
 * it was made here. For data without typed arrays and maps, which nothing can freeze: lend those instead.
 */
export function freezeData<T>(data: T): T {
  if (typeof data !== "object" || data === null || Object.isFrozen(data)) return data;
  Object.freeze(data);
  for (const name of Object.keys(data)) freezeData(data[name as keyof T]);
  return data;
}
