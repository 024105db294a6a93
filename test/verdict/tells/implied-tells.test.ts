/** One cause in many places is one tell; nothing is lost, and nothing covert is folded. */
import { describe, expect, it, vi } from 'vitest';
import type { Assignment, Tell } from '../../../src/core/model/index.ts';
import { auditPlanted, levelNames, type Planted } from '../../builders/evidence/evidence.ts';

vi.setConfig({ testTimeout: 60_000 });

const factors = levelNames('timezone', 'endpoint', 'locale', 'user', 'ci');
const NAMES = ['none', 'github-actions', 'gitlab-ci'] as const;
const build = ({ ci }: Assignment): number => Math.max(0, NAMES.indexOf((ci ?? 'none') as (typeof NAMES)[number]));
const words =
  (...symbols: string[]): Planted['symbol'] =>
  (assignment) =>
    symbols[build(assignment)] ?? '';
const inEvent = (number: number, ...symbols: string[]): Planted => ({
  address: `body.events[${number}].env`,
  message: `POST telemetry/batch #${number}`,
  symbol: words(...symbols),
});

const WORDING = 'the wording or value differs, and no rule finds the meaning unchanged';

const places = ({ message, address }: Pick<Tell, 'message' | 'address'>): string => `${message} ${address}`;
const all = (tells: readonly Tell[]): string[] =>
  tells.flatMap((tell) => [tell, ...tell.also, ...(tell.implied ?? [])].map((place) => places({ ...tell, ...place })));

describe('a place that follows from another tell', () => {
  it('is listed under it with its symbols: the finest partition stays, coarser ones are implied', () => {
    const planted = [
      inEvent(1, 'plain', 'runner', 'runner'),
      inEvent(2, 'alpha', 'beta', 'gamma'),
      inEvent(3, 'no', 'yes', 'yes'),
    ];
    const { tells } = auditPlanted(planted, factors).verdict;
    expect(tells.map(({ message, class: name, dependsOn }) => ({ message, name, dependsOn }))).toEqual([
      { message: 'POST telemetry/batch #2', name: 'behavioural', dependsOn: ['ci'] },
    ]);
    expect(tells[0]?.implied).toEqual([
      {
        message: 'POST telemetry/batch #1',
        address: 'body.events[1].env',
        carrier: 'text.code-point',
        symbols: ['plain', 'runner'],
        because: WORDING,
      },
      {
        message: 'POST telemetry/batch #3',
        address: 'body.events[3].env',
        carrier: 'text.code-point',
        symbols: ['no', 'yes'],
        because: WORDING,
      },
    ]);
  });

  it('is not lost: every planted place stands in the verdict once', () => {
    const planted = [1, 2, 3, 4, 5].map((number) =>
      inEvent(number, 'alpha', 'beta', number % 2 === 0 ? 'beta' : 'gamma'),
    );
    const { tells } = auditPlanted(planted, factors).verdict;
    expect(tells).toHaveLength(1);
    expect(all(tells).sort()).toEqual(planted.map(({ message = '', address }) => `${message} ${address}`).sort());
  });
});

describe('tells stay apart', () => {
  it('where neither partition settles the other', () => {
    const { tells } = auditPlanted(
      [inEvent(1, 'plain', 'plain', 'runner'), inEvent(2, 'east', 'west', 'east')],
      factors,
    ).verdict;
    expect(tells.map(({ message }) => message)).toEqual(['POST telemetry/batch #1', 'POST telemetry/batch #2']);
    expect(tells.flatMap(({ implied = [] }) => implied)).toEqual([]);
  });

  it('where they depend on other factors', () => {
    const other: Planted = {
      address: 'body.tone',
      symbol: ({ locale }) => (locale === 'de_DE.UTF-8' ? 'formal' : 'plain'),
    };
    const { tells } = auditPlanted([inEvent(1, 'plain', 'runner', 'runner'), other], factors).verdict;
    expect(tells.map(({ dependsOn }) => dependsOn)).toEqual([['ci'], ['locale']]);
  });

  it('where one is covert: not under a behavioural one, and not under a covert one either', () => {
    const space = (number: number): Planted => ({ ...inEvent(number, '', ' ', ' '), before: 'yes', after: '.' });
    const { tells } = auditPlanted([inEvent(1, 'alpha', 'beta', 'gamma'), space(2), space(3)], factors).verdict;
    expect(tells.map(({ class: name, message }) => [name, message])).toEqual([
      ['covert', 'POST telemetry/batch #2'],
      ['covert', 'POST telemetry/batch #3'],
      ['behavioural', 'POST telemetry/batch #1'],
    ]);
  });
});
