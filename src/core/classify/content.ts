/** Differences in content: covert if some pair of symbols means the same, else behavioural. */
import { BYTES } from '../carriers/text.ts';
import { behavioural, type Classification, covert } from './classification.ts';
import { digestOf } from './digests.ts';
import { exemplars, type Finding } from './finding.ts';
import { hiddenPair } from './hidden-pairs.ts';

export function differentContent(finding: Finding): Classification {
  // The rules for text say nothing about bytes that are no text, and their meaning is unknown.
  if (finding.response.slot.carrier === BYTES.name) return behavioural(finding, 'bytes that are no text differ');
  const hidden = hiddenPair(finding);
  if (hidden !== undefined) return covert(hidden.disguise, `the difference ${hidden.because}`);
  const digest = digestOf(finding);
  if (digest !== undefined) return behavioural(finding, `it is ${digest}`, 'identifier');
  return behavioural(finding, wordingDifference(finding));
}

function wordingDifference(finding: Finding): string {
  const symbols = exemplars(finding).map((row) => finding.response.symbols[row] ?? '');
  if (symbols.includes('')) return 'text is present in some environments and absent in others';
  return symbols.some((symbol) => /\p{L}/u.test(symbol))
    ? 'the wording or value differs, and no rule finds the meaning unchanged'
    : 'the value differs';
}
