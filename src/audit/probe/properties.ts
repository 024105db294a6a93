/** Properties of a closed list's values by which a rule may go. */
import { offsetMinutes } from '../../core/renderings/index.ts';
import type { Property } from '../../core/trigger-rules/index.ts';
import { dictionaryOf } from '../../core/factors/dictionaries/index.ts';
import type { Factor } from '../../core/model/index.ts';

/** Of zones: the offset at that time, the region, the zone that a name links to. Of others none. */
export function propertiesOf({ factor, at }: { readonly factor: Factor; readonly at: number }): readonly Property[] {
  if (factor.kind !== 'time-zone') return [];
  return [
    { by: 'offset', of: (zone) => offsetText(zone, at) },
    { by: 'region', of: (zone) => (zone.includes('/') ? `${zone.split('/')[0] ?? ''}/` : undefined) },
    { by: 'zone', of: dictionaryOf(factor).kindOf },
  ];
}

function offsetText(zone: string, at: number): string | undefined {
  const minutes = offsetMinutes(zone, at);
  if (minutes === undefined) return undefined;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
