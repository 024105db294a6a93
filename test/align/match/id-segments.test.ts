/** Ids among the segments of names of several trials. */
import { describe, expect, it } from 'vitest';
import { patternsOf } from '../../../src/core/align/match/id-segments.ts';

/** One name a trial, or several for one trial. */
function patterns(
  trials: readonly (string | readonly string[])[],
  family: (name: string) => string = () => '',
): string[] {
  const names = trials.flatMap((own, trial) =>
    [own].flat().map((name) => ({ trial, family: family(name), segments: name.split('/') })),
  );
  return patternsOf(names, (segment) => `{${segment.length}}`).map((segments) => segments.join('/'));
}

const LONG = 'abcdefghijklmnopqrstuvwx';

describe('a segment of a name', () => {
  it.each([
    ['that is the same in all trials stays', ['a1', 'a1'], ['a1', 'a1']],
    ['with a digit that differs in each trial is an id', ['v/a1', 'v/b2'], ['v/{2}', 'v/{2}']],
    ['is an id at any depth', ['a1/v', 'b2/v'], ['{2}/v', '{2}/v']],
    ['without a digit is a word', ['v/a', 'v/b'], ['v/a', 'v/b']],
    ['of 24 letters looks like data', [LONG, LONG.toUpperCase()], ['{24}', '{24}']],
    [
      'of 23 letters does not',
      [LONG.slice(1), LONG.slice(1).toUpperCase()],
      [LONG.slice(1), LONG.slice(1).toUpperCase()],
    ],
    ['that half of the trials have is an id', ['a1', 'a1', 'b2', 'b2'], ['{2}', '{2}', '{2}', '{2}']],
    ['that most of the trials have stays', ['a1', 'a1', 'b2'], ['a1', 'a1', '{2}']],
    ['is compared only with names of equally many segments', ['a1/v', 'b2'], ['a1/v', 'b2']],
    ['is compared only below equal segments', ['v/a1', 'w/b2'], ['v/a1', 'w/b2']],
    [
      'is compared only below equal segments, wherever the separators are',
      ['a/bc/x1', 'ab/c/y2'],
      ['a/bc/x1', 'ab/c/y2'],
    ],
    ['below an id is compared with all others below ids', ['a1/x1', 'b2/y2'], ['{2}/{2}', '{2}/{2}']],
  ])('%s', (_, names, expected) => {
    expect(patterns(names)).toEqual(expected);
  });

  it('is compared only within its family', () => {
    expect(patterns(['a1', 'b2'], (name) => name)).toEqual(['a1', 'b2']);
    expect(patterns(['a1', 'b2'], () => 'one')).toEqual(['{2}', '{2}']);
  });

  it('counts trials, not names', () => {
    expect(patterns([['a1', 'a1', 'a1'], 'b2'])).toEqual(['{2}', '{2}', '{2}', '{2}']);
    expect(patterns([['a1', 'b2']])).toEqual(['a1', 'b2']);
  });

  it('is an id if eight trials each have a word of their own', () => {
    const words = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox', 'gnu', 'hen'];
    expect(patterns(words)).toEqual(words.map(() => '{3}'));
    expect(patterns(words.slice(1))).toEqual(words.slice(1));
  });

  it('stays a word if several trials share it, also among ids', () => {
    const words = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox', 'gnu', 'hen'];
    expect(patterns(['pig', ...words, 'pig'])).toEqual(['pig', ...words.map(() => '{3}'), 'pig']);
  });

  it('stays a word if as many words are shared as occur in one trial', () => {
    const words = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox', 'gnu', 'hen'];
    const shared = ['ape', 'bat', 'cow', 'doe', 'elk', 'fly', 'gar', 'hog'];
    const all = [...words, ...shared, ...shared];
    expect(patterns(all)).toEqual(all);
  });

  it('is absent without names', () => {
    expect(patterns([])).toEqual([]);
  });
});
