import { describe, expect, it, vi } from 'vitest';
import type { Assignment, Capture, Tell } from '../../../src/core/model/index.ts';
import { verdictFor } from '../../builders/evidence/audit-input.ts';
import { alignmentOf, auditPlanted, levelNames, type Planted } from '../../builders/evidence/evidence.ts';

const factors = levelNames('timezone', 'endpoint', 'locale', 'proxy', 'user', 'ci');
const zones = factors['timezone'] ?? [];
const endpoints = factors['endpoint'] ?? [];
const locales = factors['locale'] ?? [];

const localDay = ({ timezone }: Assignment, { startedAt }: Capture): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone ?? 'UTC', day: '2-digit' }).format(startedAt);

const brief = ({ class: name, dependsOn, disguise, address }: Tell) => ({ class: name, dependsOn, disguise, address });

const tellsFor = (...planted: Planted[]) => auditPlanted(planted, factors).verdict.tells.map(brief);

vi.setConfig({ testTimeout: 60_000 });

describe('covert', () => {
  it('is a look-alike that follows the endpoint, with one codebook entry a symbol', () => {
    const symbols = ["'", '\u2019', '\u02bc', '\u02b9'];
    const { verdict } = auditPlanted(
      [
        {
          address: 'body.system',
          before: 'Today',
          after: 's date is',
          symbol: ({ endpoint }) => symbols[Math.max(0, endpoints.indexOf(endpoint ?? '') - 4)] ?? "'",
        },
      ],
      factors,
    );
    expect(verdict.verdict).toBe('tells-found');
    expect(verdict.tells.map(brief)).toEqual([
      { class: 'covert', dependsOn: ['endpoint'], disguise: 'look-alike', address: 'body.system' },
    ]);
    const [tell] = verdict.tells;
    expect(tell?.codebook.map(({ symbol }) => symbol)).toEqual(['U+0027', 'U+2019', 'U+02BC', 'U+02B9']);
    expect(tell?.codebook.flatMap(({ levels }) => levels['endpoint'] ?? []).sort()).toEqual([...endpoints].sort());
    const [first, second] = (tell?.agree ?? '').split('/');
    expect(first).toBe(second);
    expect(verdict.bits).toBe(tell?.bits);
  });

  it('is a separator of a local date, though the date itself is overt', () => {
    const east = zones.filter((zone) => zone.startsWith('Asia/'));
    const separator = ({ timezone, endpoint }: Assignment) =>
      east.includes(timezone ?? '') && endpoint !== 'unset' ? '/' : '-';
    const line = (assignment: Assignment, capture: Capture) =>
      `date is 2026${separator(assignment)}11${separator(assignment)}${localDay(assignment, capture)}.`;
    const tells = tellsFor(
      {
        address: 'body.a',
        position: 0,
        before: 'date is 2026',
        after: '11',
        symbol: separator,
        context: (a, c) => ({ token: '', line: line(a, c) }),
      },
      {
        address: 'body.a',
        position: 1,
        before: '11',
        symbol: localDay,
        context: (a, c) => ({ token: localDay(a, c), line: line(a, c) }),
      },
    );
    expect(tells).toEqual([
      { class: 'covert', dependsOn: ['timezone', 'endpoint'], disguise: 'same-meaning', address: 'body.a' },
      { class: 'overt', dependsOn: ['timezone'], disguise: 'none', address: 'body.a' },
    ]);
  });

  it.each([
    ['an invisible character', 'text.code-point', ['', '\u200b'], 'invisible'],
    ['a trailing space', 'text.code-point', ['', ' '], 'invisible'],
    ['letter case', 'text.code-point', ['true', 'True'], 'same-meaning'],
    ['the form of a number', 'json.number-form', ['1', '1.0'], 'structural'],
    ['the order of fields', 'json.key-order', ['a,b', 'b,a'], 'structural'],
    ['the order of headers', 'http.header-order', ['0,1', '1,0'], 'structural'],
    ['escapes', 'json.escape', ['', '/=\\/'], 'structural'],
    ['quotation marks', 'text.code-point', ['"', '\u00ab'], 'same-meaning'],
  ])('is %s', (_, carrier, symbols, disguise) => {
    const tells = tellsFor({
      address: 'body.x',
      carrier,
      before: 'yes ',
      symbol: ({ locale }) => symbols[locale === locales[1] ? 1 : 0] ?? '',
    });
    expect(tells).toEqual([{ class: 'covert', dependsOn: ['locale'], disguise, address: 'body.x' }]);
  });

  it('is the parity of a random-looking id', () => {
    const id = ({ user }: Assignment, { trial }: Capture): string => {
      const noise = (Math.imul(Number(trial.id) + 77, 2654435761) >>> 0).toString(16).padStart(8, '0');
      return noise + (user === factors['user']?.[1] ? '5' : '4');
    };
    const { verdict } = auditPlanted([{ address: 'headers.x-request-id', symbol: id }], factors);
    expect(verdict.tells.map(brief)).toEqual([
      { class: 'covert', dependsOn: ['user'], disguise: 'derived', address: 'headers.x-request-id' },
    ]);
    expect(verdict.seen.unverifiableBits).toBeGreaterThan(24);
  });
});

describe('a difference that is accounted for is not covert:', () => {
  it('a header that only third-party endpoints get is behavioural', () => {
    const tells = tellsFor({
      address: 'headers.x-beta',
      carrier: 'http.header-presence',
      symbol: ({ endpoint }) => (endpoint === 'unset' ? 'present' : 'absent'),
    });
    expect(tells).toEqual([
      { class: 'behavioural', dependsOn: ['endpoint'], disguise: 'none', address: 'headers.x-beta' },
    ]);
  });

  it('a blank line that comes and goes with a paragraph is the edge of that paragraph', () => {
    const when = ({ ci }: Assignment, text: string): string => (ci === 'none' ? '' : text);
    const tells = tellsFor(
      { address: 'body.system', position: 3, symbol: (a) => when(a, '\n\n') },
      { address: 'body.system', position: 4, symbol: (a) => when(a, 'Never wait for a person') },
    );
    expect(tells).toEqual([{ class: 'behavioural', dependsOn: ['ci'], disguise: 'none', address: 'body.system' }]);
  });

  it('a host header that names the endpoint is functional', () => {
    const host = ({ endpoint }: Assignment): string => (endpoint === 'unset' ? 'api.vendor.example' : (endpoint ?? ''));
    const tells = tellsFor({ address: 'headers.host', carrier: 'http.header-value', symbol: host });
    expect(tells).toEqual([
      { class: 'functional', dependsOn: ['endpoint'], disguise: 'none', address: 'headers.host' },
    ]);
  });

  it('a content-length that follows the body is functional, and one that does not is covert', () => {
    const name = ({ user }: Assignment): string =>
      user === factors['user']?.[1] ? 'a longer wording here' : 'short wording';
    const body: Planted = { address: 'body.text', symbol: name };
    const length: Planted = {
      address: 'framing',
      carrier: 'http.framing',
      symbol: (a) => String(100 + name(a).length),
    };
    expect(tellsFor(body, length).map(({ class: c, address }) => [c, address])).toEqual([
      ['behavioural', 'body.text'],
      ['functional', 'framing'],
    ]);
    expect(tellsFor(length).map(({ class: c, address }) => [c, address])).toEqual([['covert', 'framing']]);
  });

  it('a sign or a decimal point is part of the value', () => {
    const sign: Planted = {
      address: 'body.offset',
      before: '"offset": ',
      after: '300',
      symbol: ({ locale }) => (locale === locales[0] ? '-' : ''),
    };
    expect(tellsFor(sign).map(({ class: c }) => c)).toEqual(['behavioural']);
  });

  it('what varies by itself is noise', () => {
    const counter: Planted = { address: 'body.at', symbol: (_, { startedAt }) => String(startedAt) };
    const { verdict } = auditPlanted([counter], factors);
    expect(verdict.tells).toEqual([]);
    expect(verdict.seen.noisySlots).toBe(1);
    expect(verdict.verdict).toBe('none-seen');
  });
});

describe('the verdict', () => {
  const mark: Planted = { address: 'body.x', symbol: ({ timezone }) => (timezone === zones[2] ? ' ' : '') };

  it('is the same to the byte whatever the order of captures and slots', () => {
    const { input, verdict } = auditPlanted([mark, { ...mark, address: 'body.y' }], factors);
    const captures = [...input.captures].reverse();
    const alignment = { ...input.alignment, slots: [...input.alignment.slots].reverse() };
    expect(JSON.stringify(verdictFor({ ...input, captures, alignment }))).toBe(JSON.stringify(verdict));
    expect(verdict.tells[0]?.also).toEqual([
      { message: 'POST {endpoint}/v1/messages #1', address: 'body.y', carrier: 'text.code-point' },
    ]);
  });

  it('is inconclusive, with reasons, if most trials failed', () => {
    const { input } = auditPlanted([], factors);
    const captures = input.captures.map((capture) => ({
      ...capture,
      outcome: { kind: 'timed-out' as const, afterMs: 60_000 },
    }));
    const verdict = verdictFor({ ...input, captures, alignment: { ...alignmentOf([], captures), messages: 0 } });
    expect(verdict.verdict).toBe('inconclusive');
    expect(verdict.reasons).toEqual(['too-few-trials-completed', 'subject-sent-nothing']);
    expect(verdict.seen.failed).toBe(input.captures.length);
    expect(verdict.seen.smallestTriggerProbability).toBe(1);
  });

  it('counts trials by exit code other than 0', () => {
    const { input, verdict } = auditPlanted([], factors);
    const captures = input.captures.map((capture, index) => ({
      ...capture,
      outcome: { kind: 'completed' as const, exitCode: index % 4 === 0 ? 1 : 0 },
    }));
    expect(verdict.seen).not.toHaveProperty('exitCodes');
    expect(verdictFor({ ...input, captures }).seen.exitCodes).toEqual({ 1: Math.ceil(captures.length / 4) });
  });

  it('is inconclusive when a hypothesis could not be tested', () => {
    const { verdict } = auditPlanted(
      [{ address: 'body.x', symbol: (_, { trial }) => (trial.id === '007' ? 'a' : 'b') }],
      factors,
      1,
      0,
    );
    expect([verdict.verdict, verdict.reasons]).toEqual(['inconclusive', ['unconfirmed-hypothesis']]);
  });

  it('has no tell where no factor varies', () => {
    const { verdict } = auditPlanted([{ address: 'body.id', symbol: (_, { startedAt }) => String(startedAt) }], {});
    expect([verdict.verdict, verdict.tells, verdict.seen.trials]).toEqual(['none-seen', [], 40]);
  });
});
