/**
 * The classes, rule by rule and with both signs: what is sent, where, in which environment, and the class and the reason that a
 * vendor would be shown. Marks of the boundary between covert and behavioural stand in `preserved-meaning.test.ts`.
 */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { zoneLevel } from '../../../src/core/factors/timezone.ts';
import type { Assignment } from '../../../src/core/model/index.ts';
import {
  body,
  CLOCK,
  headers,
  prompt,
  worstOf,
  type Facts,
  type Speak,
} from '../../builders/evidence/classified-messages.ts';

interface Row {
  readonly what: string;
  readonly factors: readonly string[];
  readonly speak: Speak;
  readonly facts?: Facts;
  readonly class: string;
  readonly because: RegExp;
}

const check = (rows: readonly Row[]): void => {
  test.each(rows)('$what: $class', ({ factors, speak, facts, class: name, because }) => {
    const said = worstOf(factors, speak, facts);
    expect(said.class).toBe(name);
    expect(said.because).toMatch(because);
  });
};

const languageOf = ({ locale = 'C' }: Assignment): string =>
  locale.startsWith('C') ? 'en-US' : locale.slice(0, 5).replace('_', '-');
const date = (assignment: Assignment, options: Intl.DateTimeFormatOptions, language = languageOf(assignment)): string =>
  new Intl.DateTimeFormat(language, { timeZone: assignment['timezone'] ?? 'UTC', ...options }).format(CLOCK);
const sentence = (options: Intl.DateTimeFormatOptions): Speak =>
  prompt((assignment) => `You are a coder. It is ${date(assignment, options)} here. Be brief.`);
const german = ({ locale }: Assignment): boolean => locale === 'de_DE.UTF-8';
const gateway = ({ endpoint }: Assignment): boolean => endpoint === 'codestral.mistral.ai';
const proxied = ({ proxy }: Assignment): boolean => proxy !== 'none';

const read = (factor: string): RegExp =>
  new RegExp(`^${factor} (can be read off it in every trial|can be read there as it is)`);
const WORDING = /^the (wording or )?value differs/;

describe('a date written out is overt', () => {
  const styles = ['full', 'long', 'medium', 'short'] as const;
  check([
    ...styles.map(
      (dateStyle): Row => ({
        what: `in the locale's ${dateStyle} style`,
        factors: ['locale'],
        speak: sentence({ dateStyle }),
        class: 'overt',
        because: read('locale'),
      }),
    ),
    ...styles.map(
      (dateStyle): Row => ({
        what: `in English, ${dateStyle} style, by time zone`,
        factors: ['timezone'],
        speak: sentence({ dateStyle }),
        class: 'overt',
        because: read('timezone'),
      }),
    ),
    {
      what: 'with the time of day',
      factors: ['locale'],
      speak: sentence({ dateStyle: 'long', timeStyle: 'short' }),
      class: 'overt',
      because: read('locale'),
    },
    {
      what: 'without the year',
      factors: ['locale'],
      speak: sentence({ weekday: 'long', month: 'long', day: 'numeric' }),
      class: 'overt',
      because: read('locale'),
    },
  ]);
});

describe('a date excuses nothing else', () => {
  check([
    {
      what: 'another style in one zone is chosen, not read',
      factors: ['timezone'],
      speak: prompt(
        (a) => `It is ${date(a, { dateStyle: a['timezone'] === 'Europe/Berlin' ? 'long' : 'short' })} here.`,
      ),
      class: 'behavioural',
      because: WORDING,
    },
    {
      what: 'a mark beside the date of the locale',
      factors: ['locale'],
      speak: prompt((a) => `It is ${date(a, { dateStyle: 'full' })} here${german(a) ? '\u200b' : ''}. Be brief.`),
      class: 'covert',
      because: /show nothing/,
    },
    {
      what: 'a separator of a date that the zone does not ask for',
      factors: ['timezone'],
      speak: prompt((a) => {
        const mark = a['timezone'] === 'Asia/Kolkata' ? '/' : '-';
        return `It is ${date(a, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv').replaceAll('-', mark)} here.`;
      }),
      class: 'covert',
      because: /punctuation|how a date is written/,
    },
    {
      what: 'the day of another zone',
      factors: ['timezone'],
      speak: prompt((a) => `It is day ${a['timezone'] === 'Europe/Berlin' ? 7 : 8} here.`),
      class: 'behavioural',
      because: WORDING,
    },
  ]);
});

describe('languages in a header', () => {
  const language = (list: (tag: string, assignment: Assignment) => string): Speak =>
    headers((assignment) => [`Accept-Language: ${list(languageOf(assignment), assignment)}`]);
  check([
    {
      what: 'the tag alone',
      factors: ['locale'],
      speak: language((tag) => tag),
      class: 'overt',
      because: read('locale'),
    },
    {
      what: 'the language alone',
      factors: ['locale'],
      speak: language((tag) => tag.slice(0, 2)),
      class: 'overt',
      because: read('locale'),
    },
    {
      what: 'the tag, its language, and anything else, with weights',
      factors: ['locale'],
      speak: language((tag) => `${tag}, ${tag.slice(0, 2)};q=0.9, *;q=0.5`),
      class: 'overt',
      because: read('locale'),
    },
    {
      what: 'tags of other languages than the level is',
      factors: ['locale'],
      speak: language((tag, a) => (german(a) ? 'fi, sv;q=0.9' : `it, ${tag === 'en-US' ? 'fr' : 'es'};q=0.9`)),
      class: 'behavioural',
      because: WORDING,
    },
    {
      what: 'a weight written with one nought more in one language',
      factors: ['locale'],
      speak: language((tag, a) => `${tag}, *;q=0.5${german(a) ? '0' : ''}`),
      class: 'covert',
      because: /quantity|number/,
    },
    {
      what: 'no space in the list of one language',
      factors: ['locale'],
      speak: language((tag, a) => `${tag},${german(a) ? '' : ' '}*;q=0.5`),
      class: 'covert',
      because: /white space/,
    },
  ]);
});

const COMMITS: Readonly<Record<string, string>> = {
  'sokafor@tinforge.dev': '0c1d2e3f4a5b69788796a5b4c3d2e1f001122334',
  'a.brodersen@ostsee-werft.de': 'a9b8c7d6e5f4031221304f5e6d7c8b9aabbccdde',
  'lixinyue@qiandao-tech.com': '5f4e3d2c1b0a99887766554433221100ffeeddcc',
};
const commitOf = ({ git = '' }: Assignment): string => COMMITS[git] ?? '';

describe('the commit of the repository', () => {
  const facts: Facts = (assignment) => ({ gitHead: commitOf(assignment) });
  check([
    {
      what: 'its whole name',
      factors: ['git'],
      speak: prompt((a) => `At ${commitOf(a)} now.`),
      facts,
      class: 'overt',
      because: read('git'),
    },
    ...[7, 9, 12].map(
      (length): Row => ({
        what: `its first ${length} digits`,
        factors: ['git'],
        speak: prompt((a) => `Recent commits:\n${commitOf(a).slice(0, length)} Add it`),
        facts,
        class: 'overt',
        because: read('git'),
      }),
    ),
    {
      what: 'a name that is not the commit',
      factors: ['git'],
      speak: prompt((a) => `At ${Array.from(commitOf(a)).reverse().join('')} now.`),
      facts,
      class: 'behavioural',
      because: WORDING,
    },
    {
      what: 'evidence in which the commit was not written down yet',
      factors: ['git'],
      speak: prompt((a) => `At ${commitOf(a)} now.`),
      class: 'behavioural',
      because: WORDING,
    },
  ]);
});

describe('fields that concern one connection', () => {
  const field = (line: (assignment: Assignment) => string): Speak =>
    headers((a) => [line(a)].filter((text) => text !== ''));
  check([
    {
      what: 'Connection by proxy',
      factors: ['proxy'],
      speak: field((a) => `Connection: ${proxied(a) ? 'close' : 'keep-alive'}`),
      class: 'functional',
      because: /concerns the connection alone/,
    },
    {
      what: 'Connection by endpoint',
      factors: ['endpoint'],
      speak: field((a) => `Connection: ${gateway(a) ? 'close' : 'keep-alive'}`),
      class: 'functional',
      because: /concerns the connection alone/,
    },
    {
      what: 'Keep-Alive, there or not',
      factors: ['proxy'],
      speak: field((a) => (proxied(a) ? '' : 'Keep-Alive: timeout=5')),
      class: 'functional',
      because: /concerns the connection alone/,
    },
    {
      what: 'Connection by locale, which sets no route',
      factors: ['locale'],
      speak: field((a) => `Connection: ${german(a) ? 'close' : 'keep-alive'}`),
      class: 'behavioural',
      because: WORDING,
    },
    {
      what: 'Connection in other letter case at one endpoint',
      factors: ['endpoint'],
      speak: field((a) => `Connection: ${gateway(a) ? 'Keep-Alive' : 'keep-alive'}`),
      class: 'covert',
      because: /letter case/,
    },
    {
      what: 'an option of no registry',
      factors: ['endpoint'],
      speak: field((a) => `Connection: ${gateway(a) ? 'keep-alive, q7' : 'keep-alive'}`),
      class: 'behavioural',
      because: /./,
    },
    {
      what: 'a field that goes to the end',
      factors: ['proxy'],
      speak: field((a) => `X-Mode: ${proxied(a) ? 'close' : 'keep-alive'}`),
      class: 'behavioural',
      because: WORDING,
    },
  ]);
});

describe('a digest of a setting stays behavioural, and is named', () => {
  const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest();
  const user = ({ user: name = '' }: Assignment): string => name;
  const origin = ({ endpoint = '' }: Assignment): string => (endpoint === 'unset' ? '' : `https://${endpoint}`);
  check([
    {
      what: 'SHA-256 in hex',
      factors: ['user'],
      speak: prompt((a) => `Id ${hash('sha256', user(a)).toString('hex')}.`),
      class: 'behavioural',
      because: /^it is the SHA-256 of user \([\w-]+\)$/,
    },
    {
      what: 'the first 12 digits of a SHA-1',
      factors: ['user'],
      speak: prompt((a) => `Id ${hash('sha1', user(a)).toString('hex').slice(0, 12)}.`),
      class: 'behavioural',
      because: /^it is the SHA-1 of user \([\w-]+\), first 12 digits$/,
    },
    {
      what: 'MD5 in base64',
      factors: ['user'],
      speak: body((a) => JSON.stringify({ device: hash('md5', user(a)).toString('base64') })),
      class: 'behavioural',
      because: /^it is the MD5 of user/,
    },
    {
      what: 'of the endpoint, empty where it is unset',
      factors: ['endpoint'],
      speak: body((a) =>
        JSON.stringify({ base: origin(a) === '' ? '' : hash('sha256', origin(a)).toString('hex').slice(0, 16) }),
      ),
      class: 'behavioural',
      because: /^it is the SHA-256 of endpoint \(origin\), first 16 digits$/,
    },
    {
      what: 'of something else',
      factors: ['user'],
      speak: prompt((a) => `Id ${hash('sha256', `salt ${user(a)}`).toString('hex')}.`),
      class: 'behavioural',
      because: WORDING,
    },
    {
      what: 'six digits, which could agree by chance',
      factors: ['user'],
      speak: prompt((a) => `Id ${hash('sha256', user(a)).toString('hex').slice(0, 6)}.`),
      class: 'behavioural',
      because: WORDING,
    },
  ]);
});

describe('what is read, and what is glued to it', () => {
  check([
    {
      what: 'the zone by name',
      factors: ['timezone'],
      speak: prompt(({ timezone = '' }) => `Zone: ${timezone}.`),
      class: 'overt',
      because: read('timezone'),
    },
    {
      what: 'the home directory',
      factors: ['user'],
      speak: prompt(({ user = '' }) => `Home: /home/${user}/.tool`),
      class: 'overt',
      because: read('user'),
    },
    {
      what: 'a mark glued to the name of the zone',
      factors: ['timezone'],
      speak: prompt(
        ({ timezone = '' }) => `Zone: ${timezone}${timezone === zoneLevel('Europe/Berlin', []).name ? '\u00ad' : ''}.`,
      ),
      class: 'covert',
      because: /show nothing/,
    },
    {
      what: 'a word that only one user gets',
      factors: ['user'],
      speak: prompt(({ user = '' }) => `Be ${user === 'mkeller' ? 'formal' : 'friendly'}.`),
      class: 'behavioural',
      because: WORDING,
    },
  ]);
});

describe('structure', () => {
  check([
    {
      what: 'the order of fields',
      factors: ['locale'],
      speak: body((a) => (german(a) ? '{"a":1,"b":2}' : '{"b":2,"a":1}')),
      class: 'covert',
      because: /only the key order differs/,
    },
    {
      what: 'white space between fields',
      factors: ['locale'],
      speak: body((a) => (german(a) ? '{"a":1,"b":2}' : '{"a":1, "b":2}')),
      class: 'covert',
      because: /only the white space differs/,
    },
    {
      what: 'an escape',
      factors: ['locale'],
      speak: body((a) => (german(a) ? '{"a":"x/y"}' : '{"a":"x\\/y"}')),
      class: 'covert',
      because: /only the escape differs/,
    },
    {
      what: 'the form of a number',
      factors: ['locale'],
      speak: body((a) => (german(a) ? '{"a":1}' : '{"a":1.0}')),
      class: 'covert',
      because: /only the number form differs/,
    },
    {
      what: 'the order of elements',
      factors: ['locale'],
      speak: body((a) => (german(a) ? '{"a":["x","y"]}' : '{"a":["y","x"]}')),
      class: 'covert',
      because: /only the order differs/,
    },
    {
      what: 'the order of header fields',
      factors: ['locale'],
      speak: headers((a) => (german(a) ? ['X-A: 1', 'X-B: 2'] : ['X-B: 2', 'X-A: 1'])),
      class: 'covert',
      because: /only the header order differs/,
    },
    {
      what: 'the case of a header name',
      factors: ['locale'],
      speak: headers((a) => [german(a) ? 'X-Mode: 1' : 'X-MODE: 1']),
      class: 'covert',
      because: /only the header case differs/,
    },
    {
      what: 'a space before the value of a header field',
      factors: ['locale'],
      speak: headers((a) => [german(a) ? 'X-Mode: 1' : 'X-Mode:  1']),
      class: 'covert',
      because: /only the header spacing differs/,
    },
    {
      what: 'another number',
      factors: ['locale'],
      speak: body((a) => (german(a) ? '{"a":1}' : '{"a":2}')),
      class: 'behavioural',
      because: WORDING,
    },
    {
      what: 'a field there or not',
      factors: ['locale'],
      speak: body((a) => (german(a) ? '{"a":1}' : '{"a":1,"b":2}')),
      class: 'behavioural',
      because: /left out in others/,
    },
    {
      what: 'a header field there or not',
      factors: ['locale'],
      speak: headers((a) => (german(a) ? [] : ['X-Mode: 1'])),
      class: 'behavioural',
      because: /left out in others/,
    },
  ]);
});

describe('a header field that holds a document', () => {
  const field = (json: (assignment: Assignment) => string): Speak => headers((a) => [`X-Context: ${json(a)}`]);
  check([
    {
      what: 'another value of one of its fields',
      factors: ['locale'],
      speak: field((a) => `{"mode":"${german(a) ? 'formal' : 'plain'}","n":1}`),
      class: 'behavioural',
      because: WORDING,
    },
    {
      what: 'its fields in another order',
      factors: ['locale'],
      speak: field((a) => (german(a) ? '{"mode":"x","n":1}' : '{"n":1,"mode":"x"}')),
      class: 'covert',
      because: /only the key order differs/,
    },
    {
      what: 'the user, deep inside',
      factors: ['user'],
      speak: field(({ user = '' }) => `{"who":{"home":"/home/${user}"},"n":1}`),
      class: 'overt',
      because: read('user'),
    },
    {
      what: 'a field of it there or not, beside one that differs',
      factors: ['locale'],
      speak: field((a) => (german(a) ? '{"n":1}' : `{"n":1,"more":{"k":"v"}}`)),
      class: 'behavioural',
      because: /left out in others/,
    },
  ]);
});
