/** What a member of ROOT's class is made from; members that are not named come from the attributes or ROOT's defaults. */
export type Getters<T> = Readonly<Record<string, (object: T) => unknown>>;
