/** How far the trials of an audit agree with the codebook of a tell. */
import type { Tell } from './verdict.ts';

/**
 * Share of the trials in which the place could be read, from `agree` (`48/48`); 1 is a mark without
 * exception.
 */
export function agreementOf({ agree }: Pick<Tell, 'agree'>): number {
  const [agreed = 0, readable = 0] = agree.split('/').map(Number);
  return agreed === readable ? 1 : agreed / Math.max(1, readable);
}
