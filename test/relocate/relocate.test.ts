/** Looks for known tells, and at what versions show of them. */
import { describe, expect, it } from 'vitest';
import { covertDifferences } from '../../src/core/relocate/covert-differences.ts';
import { relocate } from '../../src/core/relocate/relocate.ts';
import { stateOfVersion } from '../../src/core/relocate/version-state.ts';
import type { Capture, KnownTell } from '../../src/core/model/index.ts';
import {
  capturesOf,
  alignedBodies,
  LEVELS,
  MESSAGE,
  readBlob,
  SAID,
  tellOf,
  ZONE,
  zoned,
} from '../builders/verdicts/known-tells.ts';

const look = (captures: readonly Capture[], tell = tellOf(), references?: ReadonlySet<string>) =>
  relocate({
    tell,
    captures,
    factors: [ZONE],
    levels: LEVELS,
    readBlob,
    ...(references === undefined ? {} : { references }),
  });

const lost = (capture: Capture): Capture => ({ ...capture, outcome: { kind: 'lab-failed', cause: 'x' } });

describe('a look', () => {
  it('finds the place, and reads it in each trial', () => {
    const found = look(capturesOf(zoned(SAID)));
    expect(found?.slot).toEqual({
      sink: 'http',
      message: MESSAGE,
      carrier: 'text.code-point',
      address: 'body.t',
      before: 'Today',
      after: 's date is known.',
    });
    expect([...(found?.symbols ?? [])]).toEqual([
      ['001', 'U+0027'],
      ['002', 'U+2019'],
      ['003', 'U+0027'],
      ['004', 'U+2019'],
    ]);
  });

  it('finds nothing where nothing differs', () => {
    expect(look(capturesOf(zoned(() => SAID("'"))))).toBeNull();
  });

  it('does not count trials in which the lab failed', () => {
    const [first, ...rest] = capturesOf(zoned((apostrophe, trial) => SAID(trial === 0 ? 'x' : apostrophe)));
    if (first === undefined) throw new Error('there are four');
    expect(look([first, ...rest])).toBeNull();
    expect([...(look([lost(first), ...rest])?.symbols.keys() ?? [])]).toEqual(['002', '003', '004']);
  });

  it('knows the place by the reference trials, where some are named', () => {
    const captures = capturesOf(zoned((apostrophe, trial) => SAID(trial === 3 ? 'x' : apostrophe)));
    expect(look(captures)).toBeNull();
    const found = look(captures, tellOf(), new Set(['001', '002', '003']));
    expect([found?.agreement, found?.symbols.get('004')]).toEqual([1, 'U+0078']);
  });
});

describe('a mark that fires with a probability', () => {
  /** Of ten trials, five of them in the east, so many agree with the codebook. */
  const agreeing = (count: number): Capture[] =>
    capturesOf(
      Array.from({ length: 10 }, (_, n) => SAID(n % 2 === 0 ? "'" : (n - 1) / 2 < count - 5 ? '\u2019' : "'")),
    );

  it.each([
    ['10/10', 10, true],
    ['10/10', 9, false],
    ['9/10', 7, true],
    ['9/10', 6, false],
    ['5/10', 6, true],
  ])('%s in the audit, %d of 10 here: found %s', (agree, count, found) => {
    expect(look(agreeing(count), tellOf({ agree })) !== null).toBe(found);
  });

  it('is found by half of the trials at least', () => {
    const few = capturesOf(zoned((_, trial) => SAID(trial === 1 ? '\u2019' : 'x')));
    expect(look(few, tellOf({ agree: '1/10' }))).toBeNull();
  });
});

describe('covert places', () => {
  const placesIn = (bodies: readonly unknown[]) =>
    covertDifferences({
      alignment: alignedBodies(bodies),
      trials: capturesOf(bodies).map(({ trial }) => trial),
      levels: LEVELS,
      renderings: () => [],
    });

  it('are those that differ between environments and agree in the repeats of each', () => {
    expect(placesIn(zoned(SAID))).toEqual([
      { place: { message: MESSAGE, address: 'body.t', carrier: 'text.code-point' }, symbols: ['U+0027', 'U+2019'] },
    ]);
  });

  it('are called as verdicts call them', () => {
    const places = placesIn(zoned((apostrophe) => (apostrophe === "'" ? { a: 1, b: 2 } : { b: 2, a: 1 })));
    expect(places.map(({ place, symbols }) => [place.carrier, place.address, ...symbols])).toEqual([
      ['json.key-order', 'body', 'a, b', 'b, a'],
    ]);
  });

  it('are none of words that anyone can read', () => {
    expect(placesIn(zoned((zone) => ({ t: `The zone is ${zone} today.` }), ['Etc/UTC', 'Far/East']))).toEqual([]);
  });

  it('are none where nothing differs, or where repeats differ', () => {
    expect(placesIn(zoned(() => SAID("'")))).toEqual([]);
    expect(placesIn(zoned((apostrophe, trial) => SAID(trial === 0 ? '\u02bc' : apostrophe)))).toEqual([]);
  });
});

describe('a version', () => {
  const seen = (bodies: readonly unknown[], tells: readonly KnownTell[] = [tellOf()]) =>
    stateOfVersion({ tells, captures: capturesOf(bodies), factors: [ZONE], levels: LEVELS, readBlob });
  const place = { message: MESSAGE, address: 'body.t', carrier: 'text.code-point' };

  it('has the tell where its symbols are in its environments', () => {
    expect(seen(zoned(SAID))).toEqual({ tells: [{ id: 'T1', state: 'present', place }], besides: [] });
  });

  it('has it at another address too', () => {
    const { tells } = seen(zoned((apostrophe) => ({ moved: SAID(apostrophe) })));
    expect(tells).toEqual([{ id: 'T1', state: 'present', place: { ...place, address: 'body.moved.t' } }]);
  });

  it('has it changed where something covert stands in its place', () => {
    expect(seen(zoned(SAID, ["'", '\u02bc'])).tells).toEqual([
      { id: 'T1', state: 'changed', place, symbols: ['U+0027', 'U+02BC'] },
    ]);
  });

  it('lacks it where nothing differs, or something else does', () => {
    const absent = [{ id: 'T1', state: 'absent', place: null }];
    expect(seen(zoned(() => SAID("'")))).toEqual({ tells: absent, besides: [] });
    const elsewhere = { ...place, address: 'body.u' };
    expect(seen(zoned((apostrophe) => ({ t: 'x', u: `a${apostrophe}s` }), ["'", '\u02bc']))).toEqual({
      tells: absent,
      besides: [{ place: elsewhere, symbols: ['U+0027', 'U+02BC'] }],
    });
  });

  it('says tells in the order asked, and other covert places beside them', () => {
    const bodies = zoned((apostrophe, trial) => ({
      ...(SAID(apostrophe) as object),
      u: `a${trial % 2 === 0 ? '-' : '/'}b`,
    }));
    const other = tellOf({ id: 'T0', message: 'POST a.example/v1/messages #2', codebook: [] });
    expect(seen(bodies, [other, tellOf(), tellOf({ id: 'T2' })])).toEqual({
      tells: [
        { id: 'T0', state: 'changed', place, symbols: ['U+0027', 'U+2019'] },
        { id: 'T1', state: 'present', place },
        { id: 'T2', state: 'present', place },
      ],
      besides: [{ place: { ...place, address: 'body.u' }, symbols: ['U+002D', 'U+002F'] }],
    });
  });

  it('is seen in what ran alone', () => {
    const captures = capturesOf(zoned((apostrophe, trial) => SAID(trial === 0 ? 'x' : apostrophe)));
    const [first, ...rest] = captures;
    if (first === undefined) throw new Error('there are four');
    const state = stateOfVersion({
      tells: [tellOf()],
      captures: [lost(first), ...rest],
      factors: [ZONE],
      levels: LEVELS,
      readBlob,
    });
    expect(state.tells.map((one) => one.state)).toEqual(['present']);
  });

  it('of no tells is nothing', () => {
    expect(seen(zoned(SAID), [])).toEqual({ tells: [], besides: [] });
  });
});
