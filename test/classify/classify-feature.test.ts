/** The class of a feature of what varies by itself, with its sentence. */
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/core/classify/classify.ts';
import type { Region } from '../../src/core/statistics/region.ts';
import { findingOf, symbolsOf, type Around, type Seen } from '../builders/evidence/findings-by-trial.ts';

const said = (rows: readonly Seen[], around: Around) => classify(findingOf(rows, around));
const overt = (because: string) => ({ class: 'overt', disguise: 'none', because });
const covert = (because: string) => ({ class: 'covert', disguise: 'derived', because });

const REGION: Region = { set: [0], levels: [new Set([0])], label: 0, p: 0.001 };

describe('a feature of what varies by itself', () => {
  const at = (hour: string): Seen => ({
    symbol: hour.slice(0, 1),
    value: `${hour}:17`,
    forms: [['zone', 'clock.hour', hour]],
  });

  it('is overt where its position can be read', () => {
    expect(said([at('09'), at('18')], { feature: 'character 1', at: 0 })).toEqual(
      overt('zone can be read off it in every trial'),
    );
  });

  it('is overt by every factor on which it depends', () => {
    const around = { feature: 'character 1', at: 0, factors: ['zone', 'locale'] };
    expect(said([at('09'), at('18')], around)).toEqual(overt('locale and zone can be read off it in every trial'));
  });

  it('is covert where nothing can be read', () => {
    expect(said(symbolsOf('even', 'odd'), { feature: 'parity of character 3', at: 2 })).toEqual(
      covert('the value looks random, but its parity of character 3 depends on the environment'),
    );
  });

  describe('of a figure', () => {
    const rows: Seen[] = ['7', '12', '105'].map((value) => ({ symbol: 'odd', value }));
    const feature = 'parity of the last digit';

    it('is a shift if it does not hold without exception', () => {
      expect(said(rows, { feature, region: REGION })).toEqual({
        class: 'behavioural',
        disguise: 'none',
        kind: 'quantity',
        because:
          'a figure that varies by itself, whose parity of the last digit shifts with the environment, as it does where what it counts differs',
      });
    });

    it('is covert if it does, or if it is no figure', () => {
      const because = 'the value looks random, but its parity of the last digit depends on the environment';
      expect(said(rows, { feature })).toEqual(covert(because));
      expect(said([...rows, { symbol: 'odd', value: 'x1' }], { feature, region: REGION })).toEqual(covert(because));
    });
  });

  it('is covert where the environment decides how long it takes, without exception', () => {
    const rows: Seen[] = ['2010.5', '30', '10'].map((value, row) => ({
      symbol: row === 0 ? 'above' : 'up to it',
      value,
    }));
    const around = { slot: { carrier: 'timing.gap' }, feature: 'place above or below its median', region: REGION };
    expect(said(rows, around)).toEqual(
      covert('in some environments it comes 1980 ms later or more, in every trial, and in no other'),
    );
  });
});
