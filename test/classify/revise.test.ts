/** White space and punctuation beside a difference in wording are its edge. */
import { describe, expect, it } from 'vitest';
import { absorbAdjacent } from '../../src/core/classify/revise.ts';
import type { Classification } from '../../src/core/classify/classification.ts';
import type { Slot } from '../../src/core/model/index.ts';
import { slotOf } from '../builders/evidence/simulated-subject.ts';

const at = (position: number, classification: Omit<Classification, 'because'>, over: Partial<Slot> = {}) => ({
  slot: slotOf('body.text', new Map(), { position, ...over }),
  classification: { ...classification, because: `${classification.class} at ${position}` },
});
const space = { class: 'covert', disguise: 'invisible' } as const;
const comma = { class: 'covert', disguise: 'same-meaning' } as const;
const wording = { class: 'behavioural', disguise: 'none', kind: 'instruction' } as const;
const read = { class: 'overt', disguise: 'none' } as const;

const reasons = (...places: Parameters<typeof absorbAdjacent>[0]): string[] =>
  absorbAdjacent(places).map(({ classification }) => classification.because);

describe('the edge of a difference in wording', () => {
  it.each([
    ['white space before what differs', at(3, space), at(4, wording), 'behavioural at 4'],
    ['punctuation behind what differs', at(5, comma), at(4, wording), 'behavioural at 4'],
    ['white space beside what can be read', at(1, space), at(0, read), 'overt at 0'],
  ])('is %s', (_, edge, beside, because) => {
    expect(reasons(edge, beside)).toEqual([because, because]);
    expect(reasons(beside, edge)).toEqual([because, because]);
  });

  it('takes over class and kind, and keeps its place', () => {
    const [edge] = absorbAdjacent([at(3, space), at(4, wording)]);
    expect(edge).toEqual({ ...at(3, space), classification: { ...wording, because: 'behavioural at 4' } });
  });

  it('reaches on from edge to edge', () => {
    const all = [at(1, space), at(2, comma), at(3, space), at(4, wording)];
    expect(reasons(...all)).toEqual(all.map(() => 'behavioural at 4'));
  });
});

describe('white space or punctuation stays covert', () => {
  it.each([
    ['two positions away', at(2, space), at(4, wording)],
    ['at the same position', at(4, space), at(4, wording)],
    ['in another message', at(3, space), at(4, wording, { message: 'POST /v2 #1' })],
    ['at another address', at(3, space), at(4, wording, { address: 'body.other' })],
    ['in another carrier', at(3, space), at(4, wording, { carrier: 'json.value' })],
    ['beside what has no position', at(0, space, { position: -2 }), at(-1, wording)],
    ['beside another mark', at(3, space), at(4, comma)],
    ['beside what is functional', at(3, space), at(4, { class: 'functional', disguise: 'none' })],
    ['if it is a look-alike', at(3, { class: 'covert', disguise: 'look-alike' }), at(4, wording)],
    ['if it is structural', at(3, { class: 'covert', disguise: 'structural' }), at(4, wording)],
    ['if it is derived', at(3, { class: 'covert', disguise: 'derived' }), at(4, wording)],
  ])('%s', (_, mark, other) => {
    expect(reasons(mark, other)).toEqual([mark.classification.because, other.classification.because]);
  });

  it('and wording stays wording', () => {
    expect(reasons(at(3, wording), at(4, read))).toEqual(['behavioural at 3', 'overt at 4']);
  });
});
