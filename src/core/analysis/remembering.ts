/** A pure function that keeps its results. */

type Key = string | number;

/** Results kept of one function; past it everything is forgotten. */
const MOST = 1 << 16;

/** `make`, worked out once for each key; `keyOf` says which arguments give the same result where that is more than equal ones. */
export function remembering<A extends Key[], R>(
  make: (...args: A) => R,
  keyOf?: (...args: A) => string,
): (...args: A) => R {
  const kept = new Map<Key, R>();
  return (...args) => {
    const key = keyOf === undefined ? (args.length === 1 ? (args[0] as Key) : args.join('\n')) : keyOf(...args);
    const known = kept.get(key);
    if (known !== undefined || kept.has(key)) return known as R;
    if (kept.size >= MOST) kept.clear();
    const made = make(...args);
    kept.set(key, made);
    return made;
  };
}
