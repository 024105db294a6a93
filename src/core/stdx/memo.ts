/** Pure functions that keep their results. */

/** Results kept of one function; past it everything is forgotten. */
const MOST = 1 << 16;

/**
 * `make`, computed once for each key. `keyOf` must differ between arguments that give different
 * results. Texts and numbers are their own keys.
 */
export function memoize<A extends readonly unknown[], R>(
  make: (...args: A) => R,
  keyOf: (...args: A) => string = (...args) => args.join('\n'),
): (...args: A) => R {
  const kept = new Map<string, { readonly made: R }>();
  return (...args) => {
    const key = keyOf(...args);
    const known = kept.get(key);
    if (known !== undefined) return known.made;
    if (kept.size >= MOST) kept.clear();
    const made = make(...args);
    kept.set(key, { made });
    return made;
  };
}

/** `make`, computed once for each object, for as long as the object is in use. */
export function memoizeByObject<T extends object, R>(make: (one: T) => R): (one: T) => R {
  const kept = new WeakMap<T, { readonly made: R }>();
  return (one) => {
    const known = kept.get(one) ?? { made: make(one) };
    kept.set(one, known);
    return known.made;
  };
}
