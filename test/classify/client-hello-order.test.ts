/** An order in a client hello carries nothing more than what the hello offers, if both differ in the same trials. */
import { describe, expect, it } from 'vitest';
import { isOtherHello } from '../../src/core/classify/structure.ts';
import type { Slot } from '../../src/core/model/index.ts';
import { findingOf } from '../builders/evidence/findings.ts';
import { slotOf } from '../builders/evidence/slots.ts';

const ORDER = { sink: 'tls', message: 'TLS a #1', carrier: 'tls.order' } as const;
const OFFERED = { sink: 'tls', message: 'TLS a #1', carrier: 'tls.presence' } as const;
const holds = (symbols: (string | null)[], other: Slot, slot: Partial<Slot> = ORDER) =>
  isOtherHello(findingOf({ symbols, slot, others: [other] }));

describe('another client hello is recognised', () => {
  it.each<[string, (string | null)[], (string | null)[]]>([
    ['where it offers other things in the same trials', ['1,2', '2,1', '1,2'], ['present', 'absent', 'present']],
    ['whichever of the two offers more', ['1,2', '2,1', '1,2'], ['absent', 'present', 'absent']],
    ['where neither could be read in some', ['1,2', null, '2,1'], ['present', null, 'absent']],
  ])('%s', (_, order, offered) => {
    expect(holds(order, slotOf(offered, OFFERED))).toBe(true);
  });

  it.each<[string, (string | null)[], Slot, Partial<Slot>]>([
    [
      'that offers other things in other trials',
      ['1,2', '2,1', '1,2'],
      slotOf(['present', 'absent', 'absent'], OFFERED),
      ORDER,
    ],
    ['that was not read in one of them', ['1,2', '2,1', '1,2'], slotOf(['present', 'absent'], OFFERED), ORDER],
    ['that offers the same', ['1,2', '2,1'], slotOf(['present', 'present'], OFFERED), ORDER],
    ['of another message', ['1,2', '2,1'], slotOf(['present', 'absent'], { ...OFFERED, message: 'TLS b #1' }), ORDER],
    [
      'of another protocol',
      ['1,2', '2,1'],
      slotOf(['present', 'absent'], { ...OFFERED, carrier: 'http2.presence' }),
      ORDER,
    ],
    [
      'that differs in more than what it offers',
      ['1,2', '2,1'],
      slotOf(['present', 'absent'], { ...OFFERED, carrier: 'tls.count' }),
      ORDER,
    ],
    [
      'whose place is no order',
      ['1,2', '2,1'],
      slotOf(['present', 'absent'], OFFERED),
      { ...ORDER, carrier: 'tls.value' },
    ],
    [
      'whose place is of another protocol',
      ['1,2', '2,1'],
      slotOf(['present', 'absent'], OFFERED),
      { ...ORDER, carrier: 'http2.order' },
    ],
  ])('but not one %s', (_, order, other, slot) => {
    expect(holds(order, other, slot)).toBe(false);
  });
});
