/** Messages of one role, matched across trials by content. */
import { describe, expect, it } from 'vitest';
import { jaccard, messageGroups } from '../../../src/core/align/match/match-messages.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { readRequest } from '../../../src/core/carriers/http/request.ts';
import { Interner } from '../../../src/core/align/read/intern.ts';
import { jsonRequest, memoryBlobs, type RequestOptions } from '../../builders/messages/captures.ts';
import { sentOf } from '../../builders/messages/trial-messages.ts';

const blobs = memoryBlobs();
const interner = new Interner();

/**
 * A request with this body; `bytes` is its stated size, by which groups are ordered.
 */
function posted(trial: number, nth: number, body: unknown, bytes = 10, options: RequestOptions = {}): TrialMessage {
  const { place } = readRequest(jsonRequest(blobs, body, options), blobs.read);
  return sentOf({ trial, nth, bytes, place: interner.place(place) });
}

/** By group: counts by trial, then for each message its key and, by trial, its number. */
const groups = (sent: readonly TrialMessage[], trials: number) =>
  messageGroups('POST x', sent, trials).map(({ counts, messages }) => [
    counts,
    ...messages.map(({ key, byTrial: own }) => [key, ...own.map((one) => one?.nth ?? null)]),
  ]);

const TITLE = { model: 'small', title: true };
const MAIN = { model: 'large', messages: [], tools: [] };

describe('messages of one role', () => {
  it('are one group if no trial has two, however different they are', () => {
    expect(groups([posted(0, 4, TITLE), posted(2, 5, MAIN)], 3)).toEqual([
      [
        [1, 0, 1],
        ['POST x #1', 4, null, 5],
      ],
    ]);
  });

  it('keep their sink', () => {
    const [group] = messageGroups('x', [sentOf({ sink: 'dns' })], 1);
    expect(group?.messages.map(({ sink }) => sink)).toEqual(['dns']);
  });

  it('are two groups if they differ in content, the larger one first', () => {
    const sent = [posted(0, 0, TITLE, 5), posted(0, 1, MAIN, 50), posted(1, 0, MAIN, 50), posted(1, 1, TITLE, 5)];
    expect(groups(sent, 2)).toEqual([
      [
        [1, 1],
        ['POST x #1', 1, 0],
      ],
      [
        [1, 1],
        ['POST x #2', 0, 1],
      ],
    ]);
  });

  it('are ordered by their median size', () => {
    const [title, main] = [
      [1, 30, 30],
      [20, 20, 90],
    ];
    const sent = [0, 1, 2].flatMap((trial) => [
      posted(trial, 0, TITLE, title[trial]),
      posted(trial, 1, MAIN, main[trial]),
    ]);
    expect(groups(sent, 3).map(([, message]) => message)).toEqual([
      ['POST x #1', 0, 0, 0],
      ['POST x #2', 1, 1, 1],
    ]);
  });

  it('of one group are numbered in the order of each trial', () => {
    const sent = [posted(0, 0, MAIN), posted(0, 3, MAIN), posted(1, 2, MAIN)];
    expect(groups(sent, 3)).toEqual([
      [
        [2, 1, 0],
        ['POST x #1', 0, 2, null],
        ['POST x #2', 3, null, null],
      ],
    ]);
  });

  it('are numbered across all groups of the role', () => {
    const sent = [posted(0, 0, MAIN, 50), posted(0, 1, MAIN, 50), posted(0, 2, TITLE, 5)];
    expect(groups(sent, 1).flatMap(([, ...messages]) => messages.map(([key]) => key))).toEqual([
      'POST x #1',
      'POST x #2',
      'POST x #3',
    ]);
  });

  it('that differ between trials but share no trial are one group', () => {
    const sent = [
      posted(0, 0, MAIN, 50),
      posted(0, 1, TITLE, 5),
      posted(1, 0, { other: 1 }, 5),
      posted(1, 1, MAIN, 50),
    ];
    expect(groups(sent, 2)).toEqual([
      [
        [1, 1],
        ['POST x #1', 0, 1],
      ],
      [
        [1, 1],
        ['POST x #2', 1, 0],
      ],
    ]);
  });

  it.each([
    [0, 1, ['POST x #2', 1, 0]],
    [1, 0, ['POST x #1', 0, 0]],
  ])('that fit two groups join the more similar one, in any order', (first, second, expected) => {
    const sorts = [
      { a: 1, b: 1, c: 1, d: 1 },
      { e: 1, f: 1, g: 1, h: 1 },
    ];
    const like = { e: 1, x: 1, y: 1, z: 1 };
    const found = groups([posted(0, 0, sorts[first]), posted(0, 1, sorts[second]), posted(1, 0, like)], 2);
    expect(found).toContainEqual([[1, 1], expected]);
  });

  it.each([['XXY'], ['YXX']])('of merged clusters have the features of the larger cluster: %s', (order) => {
    const fields = (names: string): unknown => Object.fromEntries(names.split('').map((name) => [name, {}]));
    const sorts: Readonly<Record<string, unknown>> = { X: fields('abcdefgh'), Y: fields('abcdstuv') };
    const merged = order.split('').map((sort, trial) => posted(trial, 0, sorts[sort]));
    const sent = [...merged, posted(3, 0, fields('stABCDEF')), posted(3, 1, fields('efGHIJKL'))];
    // In the last trial, the second message has fields of X, the first has fields of Y.
    expect(groups(sent, 4).map(([counts, message]) => [counts, message])).toContainEqual([
      [1, 1, 1, 1],
      [expect.any(String), 0, 0, 0, 1],
    ]);
  });

  it('of merged clusters are in the order of their trial', () => {
    // Two similar messages in trial 0, a different one in trial 1, and the main call in both.
    const sent = [
      posted(0, 0, MAIN, 9),
      posted(0, 5, TITLE),
      posted(0, 7, TITLE),
      posted(1, 1, { other: 1 }),
      posted(1, 6, MAIN, 9),
    ];
    expect(groups(sent, 2)).toEqual([
      [
        [2, 1],
        ['POST x #1', 5, 1],
        ['POST x #2', 7, null],
      ],
      [
        [1, 1],
        ['POST x #3', 0, 6],
      ],
    ]);
  });
});

describe('the features by which messages are grouped', () => {
  const valued = (names: string, value: string): unknown =>
    Object.fromEntries(names.split('').map((name) => [name, value]));
  const apart = (one: unknown, other: unknown, options: RequestOptions = {}): number =>
    groups([posted(0, 0, one), posted(0, 1, other, 10, options)], 1).length;

  it.each([
    ['include fields of the body', { a: 1 }, { b: 1, c: 1, d: 1 }, 2],
    ['include short values of top-level fields', { m: 'small', k: 'x' }, { m: 'large', k: 'y' }, 2],
    ['include values of 48 units', { m: 'a'.repeat(48), k: 'x' }, { m: 'b'.repeat(48), k: 'y' }, 2],
    ['exclude values of 49 units', valued('mnop', 'a'.repeat(49)), valued('mnop', 'b'.repeat(49)), 1],
    ['exclude nested values', { o: valued('mnopqr', 'small') }, { o: valued('mnopqr', 'large') }, 1],
    ['exclude the number of elements', { l: [{ a: 1 }] }, { l: [{ a: 1 }, { a: 2 }, { a: 3 }] }, 1],
  ])('%s', (_, one, other, count) => {
    expect(apart(one, other)).toBe(count);
  });

  it('exclude header fields', () => {
    const headers = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [`x-${name}`, '1'] as const);
    expect(apart({ a: 1 }, { a: 1 }, { headers })).toBe(1);
  });

  it('include parameters of the query', () => {
    expect(apart({}, {}, { path: '/v1/messages?a=1&b=2&c=3' })).toBe(2);
  });
});

describe('the Jaccard index', () => {
  it.each([
    ['', '', 1],
    ['a', '', 0],
    ['', 'a', 0],
    ['ab', 'ab', 1],
    ['ab', 'bc', 1 / 3],
    ['abc', 'a', 1 / 3],
    ['a', 'abc', 1 / 3],
  ])('of %j and %j is %d', (x, y, expected) => {
    expect(jaccard(new Set(x), new Set(y))).toBe(expected);
  });
});
