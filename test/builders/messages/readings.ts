/** A tree of places as lines, one a place, to be read beside the bytes that it was made of. */
import type { Place } from '../../../src/core/carriers/reading.ts';

/** `address: shape`, then `| carrier=text` for each reading of the place; addresses as verdicts write them, items by number. */
export function outlined(place: Place, address = ''): string[] {
  const readings = place.facets.map(({ carrier, text }) => ` | ${carrier.name}=${text}`).join('');
  return [`${address}: ${place.shape}${readings}`, ...below(place, address)];
}

function below({ parts }: Place, address: string): string[] {
  switch (parts?.by) {
    case 'name':
      return parts.members.flatMap(({ step, place }) => outlined(place, address + step));
    case 'sequence':
      return parts.items.flatMap((item, index) => outlined(item, `${address}[${index}]`));
    case undefined:
      return [];
  }
}

/** The lines of `outlined` whose address begins so. */
export const outlinedAt = (place: Place, address: string): string[] =>
  outlined(place).filter((line) => line.startsWith(address));
