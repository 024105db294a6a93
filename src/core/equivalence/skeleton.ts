/** Skeletons (UTS #39, section 4): two strings with equal skeletons look alike. */
import { CONFUSABLES } from './confusables.ts';
import { memoize } from '../stdx/memo.ts';

/** The prototype of each confusable code point. Unpacked on first use. */
const prototypes = memoize((): ReadonlyMap<string, string> => {
  const byPoint = new Map<string, string>();
  for (const entry of CONFUSABLES.trim().split(' ')) {
    const [target = '', sources = ''] = entry.split(':');
    const prototype = String.fromCodePoint(...target.split('+').map((point) => parseInt(point, 36)));
    let point = 0;
    for (const step of sources.split(',')) {
      point += parseInt(step, 36);
      byPoint.set(String.fromCodePoint(point), prototype);
    }
  }
  return byPoint;
});

/** The skeleton: NFD, default-ignorable code points removed, prototypes substituted, NFD. */
export function skeleton(text: string): string {
  const looks = prototypes();
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return Array.from(visible)
    .map((point) => looks.get(point) ?? point)
    .join('')
    .normalize('NFD');
}

/** Code points by their prototype. */
const alike = memoize((): ReadonlyMap<string, readonly string[]> => {
  const byPrototype = new Map<string, string[]>();
  for (const [point, prototype] of prototypes())
    byPrototype.set(prototype, [...(byPrototype.get(prototype) ?? []), point]);
  return byPrototype;
});

/** Single code points other than `point` that share its prototype, the prototype included. */
export function lookAlikes(point: string): readonly string[] {
  const prototype = prototypes().get(point) ?? point;
  const others = [prototype, ...(alike().get(prototype) ?? [])];
  return others.filter((other) => other !== point && Array.from(other).length === 1);
}
