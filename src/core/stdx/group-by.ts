/** Things by key, keys in order of first occurrence. (`Map.groupBy` is not in Node 20.) */
export function groupBy<T>(things: readonly T[], keyOf: (thing: T, index: number) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  things.forEach((thing, index) => {
    const key = keyOf(thing, index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  });
  return groups;
}
