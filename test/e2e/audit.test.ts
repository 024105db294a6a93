import { readFileSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tell, Verdict } from '../../src/core/model/index.ts';
import {
  commandLines,
  covert,
  type Ended,
  type Essence,
  essence,
  savedTrials,
  verdictOf,
  workplace,
} from './tellproof.ts';

const ENDPOINTS =
  'unset,eu.openrouter.ai,chat.alibaba-inc.com,deepseek.lumenworks.io,dashscope.cn-beijing.aliyuncs.com';
/** Enough levels for every state of the specimen, and fewer trials than by default. */
const TWO_FACTORS = [
  ...['--factors', 'timezone,endpoint'],
  ...['--levels', 'timezone=UTC,Asia/Shanghai', '--levels', `endpoint=${ENDPOINTS}`],
];
const place = workplace();
afterAll(() => place.remove());

/** The apostrophe follows the endpoint; the separators follow endpoint and zone. */
const DATE_LINE_TELLS = [
  { carrier: 'text.code-point', dependsOn: ['endpoint'], symbols: ['U+0027', 'U+02B9', 'U+02BC', 'U+2019'] },
  { carrier: 'text.code-point', dependsOn: ['endpoint', 'timezone'], symbols: ['U+002D', 'U+002F'] },
];

const tellsOf = (verdict: Verdict): Essence[] =>
  covert(verdict)
    .map(essence)
    .sort((one, other) => one.dependsOn.length - other.dependsOn.length);

/** Symbol by level name, for a tell of one factor. */
function symbolsByLevel(tell: Tell, factor: string): Record<string, string> {
  const entries = tell.codebook.flatMap(({ cells, symbol }) => cells.map((cell) => [cell[factor] ?? '', symbol]));
  return Object.fromEntries(entries) as Record<string, string>;
}

describe('an audit of the specimen of the reported mechanism, with everything at its default', () => {
  let ended: Ended;
  let verdict: Verdict;

  beforeAll(async () => {
    ended = await place.run(['audit', 'specimen:date-line', '--seed', '1', '--json', '--out', 'default.tellproof']);
    verdict = verdictOf(ended);
  });

  test('finds its two tells, and nothing else that is covert', () => {
    expect({ verdict: verdict.verdict, tells: tellsOf(verdict) }).toEqual({
      verdict: 'tells-found',
      tells: DATE_LINE_TELLS,
    });
    expect(ended.exitCode).toBe(1);
  });

  test('lists the apostrophe of each endpoint', () => {
    const [apostrophe] = covert(verdict).filter((tell) => tell.dependsOn.length === 1);
    if (apostrophe === undefined) throw new Error('no tell of one factor');
    expect(symbolsByLevel(apostrophe, 'endpoint')).toEqual({
      unset: 'U+0027',
      'llm-gateway.hollerbach-bank.de': 'U+0027',
      'bedrock-runtime.ap-south-1.amazonaws.com': 'U+0027',
      'codestral.mistral.ai': 'U+0027',
      'eu.openrouter.ai': 'U+0027',
      'chat.alibaba-inc.com': 'U+2019',
      'dashscope.cn-beijing.aliyuncs.com': 'U+02B9',
      'deepseek.lumenworks.io': 'U+02BC',
      'api.yunrelay.cn': 'U+2019',
    });
    expect(apostrophe).toMatchObject({ disguise: 'look-alike', declared: null });
    expect(apostrophe.before).toMatch(/Today$/);
  });

  test('lists the zone and the endpoints for which the separators change', () => {
    const [separator] = covert(verdict).filter((tell) => tell.dependsOn.length === 2);
    const slash = separator?.codebook.find((entry) => entry.symbol === 'U+002F');
    expect(new Set(slash?.cells.map((cell) => cell['timezone']))).toEqual(new Set(['Asia/Shanghai']));
    expect(slash?.cells.map((cell) => cell['endpoint'])).not.toContain('unset');
  });

  test('lost no trial, no byte and no factor', () => {
    expect(verdict.seen).toMatchObject({ failed: 0, unreadBytes: 0, notVaried: {} });
    expect(Object.keys(verdict.seen.factors)).toHaveLength(12);
  });

  test('left evidence that verifies, and that gives the same bytes when judged again', async () => {
    const kept = place.at('default.tellproof', 'verdict.json');
    const before = readFileSync(kept);
    expect((await place.run(['verify', 'default.tellproof'])).exitCode).toBe(0);
    const again = await place.run(['analyze', 'default.tellproof', '--json']);
    expect(again.exitCode).toBe(1);
    expect(again.stdout).toBe(ended.stdout);
    expect(readFileSync(kept).equals(before)).toBe(true);
  });
});

describe('with another seed, and whoever runs it', () => {
  test('an ordinary user finds the same tells', async () => {
    const own = workplace('ordinary');
    try {
      const ended = await own.run(['audit', 'specimen:date-line', ...TWO_FACTORS, '--seed', '4', '--json']);
      expect(tellsOf(verdictOf(ended))).toEqual(DATE_LINE_TELLS);
    } finally {
      own.remove();
    }
  });
});

describe('where there is nothing to find', () => {
  test('the twin without the mark shows nothing covert', async () => {
    const ended = await place.run(['audit', 'specimen:date-line-unmarked', ...TWO_FACTORS, '--seed', '5', '--json']);
    const verdict = verdictOf(ended);
    expect({ verdict: verdict.verdict, covert: covert(verdict) }).toEqual({ verdict: 'none-seen', covert: [] });
    expect(ended.exitCode).toBe(0);
  });

  test('the specimen itself shows nothing when nothing varies', async () => {
    const ended = await place.run(['audit', 'specimen:date-line', '--aa', '--trials', '8', '--seed', '6', '--json']);
    expect(verdictOf(ended)).toMatchObject({ verdict: 'none-seen', tells: [] });
    expect(ended.exitCode).toBe(0);
  });
});

describe('a mark of a later turn', () => {
  const FEW = [
    '--factors',
    'locale',
    '--levels',
    'locale=C.UTF-8,de_DE.UTF-8',
    '--strength',
    '2',
    '--seed',
    '8',
    '--trials',
    '16',
  ];
  const asked = (...scenario: string[]) => ['audit', 'specimen:late-turn', ...FEW, '--json', ...scenario];
  const LATER = 'later turns of a conversation, and what follows a call of a tool';

  test('is missed by the scenario of one answer, whose verdict says that later turns were not covered', async () => {
    const verdict = verdictOf(await place.run(asked()));
    expect({ verdict: verdict.verdict, tells: verdict.tells }).toEqual({ verdict: 'none-seen', tells: [] });
    expect(verdict.seen.notCovered).toContain(LATER);
  });

  test('is found where the model calls tools, in each message that bears it', async () => {
    const verdict = verdictOf(await place.run(asked('--scenario', 'tools')));
    expect(covert(verdict).map(({ message, dependsOn }) => [message.slice(-2), dependsOn])).toEqual([
      ['#3', ['locale']],
      ['#4', ['locale']],
      ['#5', ['locale']],
    ]);
    expect(verdict.seen.notCovered).not.toContain(LATER);
    expect(verdict.seen.limits).toEqual([]);
  });
});

describe('an audit that is killed', () => {
  const bundle = 'killed.tellproof';
  const asked = ['audit', 'specimen:date-line', ...TWO_FACTORS, '--seed', '7', '--json'];

  test('goes on where it stopped, and comes to the verdict that it would have come to', async () => {
    const killed = place.start([...asked, '--out', bundle]);
    while (savedTrials(place.at(bundle)) < 12 && killed.child.exitCode === null) await setTimeout(20);
    killed.child.kill('SIGKILL');
    expect((await killed.ended).signal).toBe('SIGKILL');
    const saved = savedTrials(place.at(bundle));
    expect(saved).toBeGreaterThanOrEqual(12);

    const resumed = await place.run(['audit', '--resume', bundle, '--json']);
    const verdict = verdictOf(resumed);
    expect(tellsOf(verdict)).toEqual(DATE_LINE_TELLS);
    expect(verdict.seen.failed).toBe(0);
    expect(verdict.seen.trials).toBeGreaterThan(saved);
    expect((await place.run(['verify', bundle])).exitCode).toBe(0);
    expect(commandLines().filter((line) => line.includes(place.dir))).toEqual([]);
    rmSync(place.at(bundle), { recursive: true });
  });
});
