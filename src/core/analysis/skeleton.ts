/** The skeleton of UTS #39, section 4: two strings with equal skeletons look alike. */
import { CONFUSABLES } from './confusables.ts';

const prototypes = new Map<string, string>();

for (const entry of CONFUSABLES.trim().split(' ')) {
  const [target = '', sources = ''] = entry.split(':');
  const prototype = String.fromCodePoint(...target.split('+').map((point) => parseInt(point, 36)));
  let point = 0;
  for (const step of sources.split(',')) {
    point += parseInt(step, 36);
    prototypes.set(String.fromCodePoint(point), prototype);
  }
}

export function skeleton(text: string): string {
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return Array.from(visible)
    .map((point) => prototypes.get(point) ?? point)
    .join('')
    .normalize('NFD');
}

const alike = new Map<string, string[]>();
for (const [point, prototype] of prototypes) alike.set(prototype, [...(alike.get(prototype) ?? []), point]);

/** Single code points, other than the one given, that have its skeleton. */
export function lookAlikes(point: string): readonly string[] {
  const prototype = prototypes.get(point) ?? point;
  const others = [prototype, ...(alike.get(prototype) ?? [])];
  return others.filter((other) => other !== point && Array.from(other).length === 1);
}
