/** Which renderings of a trial there are for placeholders and for classification, and in which order. */
import { describe, expect, it } from 'vitest';
import { allRenderings, isDated, maskableRenderings } from '../../src/core/renderings/renderings.ts';
import type { Factor, FactorKind, Setting } from '../../src/core/model/index.ts';
import { capture } from '../builders/messages/captures.ts';

const factor = (name: string, kind: FactorKind, renderings: string[], setting: Setting = {}): Factor => ({
  name,
  kind,
  describes: '',
  levels: [{ name: 'own', setting, renderings }],
});
const captured = [capture('001', []), capture('002', [], { facts: { host: 'h7.corp' } })];
const replaced = (factors: readonly Factor[], id = '001') =>
  maskableRenderings(factors, captured)(id).map(({ factor: name, what, text }) => `${name} ${what} ${text}`);
const forms = (factors: readonly Factor[], id = '001') =>
  allRenderings(factors, captured)(id).map(({ factor: name, what, text }) => `${name} ${what} ${text}`);

describe('maskable renderings', () => {
  it.each<[string, string[], string[]]>([
    ['a name of six letters is', ['Berlin'], ['x level Berlin']],
    ['one of five is not', ['Paris'], []],
    ['what is more than letters is from four characters', ['a-bc', 'a-b'], ['x level a-bc']],
    ['what shows nothing is not', [''], []],
    ['what stands there twice is once', ['Berlin', 'Berlin'], ['x level Berlin']],
  ])('are chosen by specificity: %s', (_, renderings, texts) => {
    expect(replaced([factor('x', 'other', renderings)])).toEqual(texts);
  });

  it('exclude a derived word, however long', () => {
    expect(replaced([factor('x', 'host-name', [], { hostName: 'buildmachine' })])).toEqual([]);
    expect(replaced([factor('x', 'host-name', [], { hostName: 'build-7' })])).toEqual(['x host-name build-7']);
  });

  it('exclude values of variables, parts of a remote and domains of mail addresses', () => {
    expect(replaced([factor('x', 'ci', [], { env: { A: 'run-7' } })])).toEqual([]);
    expect(replaced([factor('x', 'git-identity', [], { git: { name: 'Jo', email: 'jo@d.example' } })])).toEqual([
      'x git-email jo@d.example',
    ]);
    expect(replaced([factor('x', 'git-remote', [], { gitRemote: 'git@h.example:t/app' })])).toEqual([
      'x git-remote git@h.example:t/app',
    ]);
  });

  it('include offsets, and exclude short offsets, parts of the clock and dates', () => {
    const whats = new Set(
      maskableRenderings(
        [factor('x', 'time-zone', [], { env: { TZ: 'Asia/Tokyo' } })],
        captured,
      )('001').map(({ what }) => what),
    );
    expect([...whats].sort()).toEqual(['level', 'offset', 'zone-name']);
  });

  it('assign a text to the first factor that has it', () => {
    expect(replaced([factor('x', 'other', ['a-b-c']), factor('y', 'other', ['a-b-c'])])).toEqual(['x level a-b-c']);
  });
});

describe('all renderings', () => {
  it('include short texts and dates, each once for a factor and a kind', () => {
    expect(
      forms([factor('x', 'host-name', ['jo', 'jo', ''], { hostName: 'jo' }), factor('y', 'other', ['jo'])]),
    ).toEqual(['x level jo', 'x host-name jo', 'y level jo']);
  });

  it('list the level first, then its standard renderings, then the facts of the trial', () => {
    expect(forms([factor('x', 'host-name', ['h7.corp'], { hostName: 'h7.corp' })], '002')).toEqual([
      'x level h7.corp',
      'x host-name h7.corp',
      'x host h7.corp',
      'x host-name h7',
    ]);
  });
});

describe('renderings of a trial', () => {
  it('are sorted by length, longest first, then by text', () => {
    expect(replaced([factor('x', 'other', ['b-b-b', 'a-a-a', 'c-c-c-c', 'a-b-b'])])).toEqual([
      'x level c-c-c-c',
      'x level a-a-a',
      'x level a-b-b',
      'x level b-b-b',
    ]);
  });

  it('are computed once', () => {
    const of = maskableRenderings([factor('x', 'other', ['Berlin'])], captured);
    expect(of('001')).toBe(of('001'));
    expect(of('001')).not.toBe(of('002'));
  });

  it('are empty without a capture', () => {
    expect(allRenderings([factor('x', 'other', ['Berlin'])], captured)('009')).toEqual([]);
  });

  it.each([
    ['clock.day', true],
    ['local-date.long', true],
    ['clock', false],
    ['x.clock.day', false],
    ['local-dates', false],
    ['level', false],
  ])('of the kind %s show the clock: %s', (what, dated) => {
    expect(isDated(what)).toBe(dated);
  });
});
