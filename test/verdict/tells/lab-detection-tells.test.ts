/** Which tells are listed as following a mark of the lab itself. */
import { describe, expect, it } from 'vitest';
import { labDetectionIn } from '../../../src/core/verdict/lab-detection.ts';
import type { Design, Factor, FactorKind, Tell } from '../../../src/core/model/index.ts';
import { tellOf } from '../../builders/verdicts/tells.ts';

const factor = (name: string, kind: FactorKind): Factor => ({
  name,
  kind,
  describes: '',
  levels: [{ name: '', setting: {}, renderings: [] }],
});
const FACTORS = [factor('traced', 'watcher'), factor('proxy', 'proxy'), factor('zone', 'time-zone')];
const tell = (id: string, name: Tell['class'], ...dependsOn: string[]): Tell => ({
  id,
  ...tellOf({ class: name, dependsOn }),
});
const watched = (levels: Design['factors'], ...tells: Tell[]) =>
  labDetectionIn({ design: { seed: 1, strength: 1, trials: [], factors: levels }, factors: FACTORS }, tells);

const BOTH = { traced: ['no', 'yes'], zone: ['a', 'b'] };

describe('tells that follow a mark of the lab', () => {
  it('are listed if they are covert or behavioural', () => {
    expect(
      watched(
        BOTH,
        tell('T1', 'covert', 'zone', 'traced'),
        tell('T2', 'behavioural', 'traced'),
        tell('T3', 'overt', 'traced'),
        tell('T4', 'functional', 'traced'),
        tell('T5', 'covert', 'zone'),
      ),
    ).toEqual({ watched: ['T1', 'T2'] });
  });

  it('are looked for with a proxy too', () => {
    expect(
      watched({ proxy: ['none', 'squid'] }, tell('T1', 'covert', 'proxy'), tell('T2', 'covert', 'traced')),
    ).toEqual({ watched: ['T1'] });
  });

  it('are an empty list where no tell depends on one', () => {
    expect(watched(BOTH)).toEqual({ watched: [] });
  });

  it.each([[{ zone: ['a', 'b'] }], [{ traced: ['no'], zone: ['a', 'b'] }], [{}]])(
    'are not spoken of where no mark moved: %j',
    (levels) => {
      expect(watched(levels, tell('T1', 'covert', 'traced'))).toEqual({});
    },
  );
});
