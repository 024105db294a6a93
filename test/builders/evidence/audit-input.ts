/** Evidence, factors and facts of an audit in one object, of which a test changes one part. */
import type { Factor, Verdict } from '../../../src/core/model/index.ts';
import { assess, type AuditFacts, type Evidence, judge } from '../../../src/core/verdict/index.ts';

export interface AuditInput extends Evidence, AuditFacts {
  readonly factors: readonly Factor[];
  /** Default: the method's own. */
  readonly alpha?: number;
}

export const verdictFor = (input: AuditInput): Verdict => judge(assess(input, input.factors, input.alpha), input);
