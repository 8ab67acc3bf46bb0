const pattern = /^(T(Tree|Ntuple|NtupleD|Chain|Branch.*|Basket|Leaf.*)|ROOT::(Experimental::)?RNTuple)$/;

/** Whether objects of a class store more than their members, in other records of the file: a copy of them would lead nowhere. */
export function storesElsewhere(className: string): boolean {
  return pattern.test(className);
}
