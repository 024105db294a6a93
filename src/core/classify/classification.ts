/**
 * A class, with the sentence that a vendor could check. The constructors, one a class, decide
 * nothing.
 */
import type { Behaviour, Disguise, TellClass } from '../model/index.ts';
import { behaviourOf } from './behaviour.ts';
import type { Finding } from './finding.ts';

export interface Classification {
  readonly class: TellClass;
  readonly disguise: Disguise;
  readonly because: string;
  /** Behavioural places only. */
  readonly kind?: Behaviour;
}

export const functional = (because: string): Classification => ({ class: 'functional', disguise: 'none', because });

export const overt = (because: string): Classification => ({ class: 'overt', disguise: 'none', because });

export const covert = (disguise: Disguise, because: string): Classification => ({ class: 'covert', disguise, because });

export const behavioural = (
  finding: Finding,
  because: string,
  kind: Behaviour = behaviourOf(finding),
): Classification => ({ class: 'behavioural', disguise: 'none', because, kind });
