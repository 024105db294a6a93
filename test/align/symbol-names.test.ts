/** Symbols as verdicts print them. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderSymbol, symbolName, type Unmask, unmasker } from '../../src/core/align/symbol-names.ts';
import type { RenderedPlace } from '../../src/core/model/index.ts';

const ZONE = '\u{100000}';
const HOME = '\u{100001}';
const rendered = (factor: string, what: string, placeholder: string): RenderedPlace => ({
  sink: 'http',
  message: 'POST / #1',
  carrier: 'text.code-point',
  address: 'body',
  factor,
  what,
  placeholder,
  before: '',
  after: '',
  texts: new Map(),
});
const unmask: Unmask = (text) =>
  unmasker({ rendered: [rendered('timezone', 'level', ZONE), rendered('user', 'home', HOME)] })(text);

describe('an unmasked text', () => {
  it('names the factor of each placeholder, and the rendering unless it is the level', () => {
    expect(unmask(`at ${ZONE}, in ${HOME}/x${ZONE}`)).toBe('at {timezone}, in {user.home}/x{timezone}');
  });

  it('keeps plane-16 code points that are no placeholders', () => {
    expect(unmasker({ rendered: [] })(`é\u{1F600}${ZONE}`)).toBe(`é\u{1F600}${ZONE}`);
  });
});

describe('the name of a text symbol', () => {
  it.each([
    ['', 'absent'],
    ["'", 'U+0027'],
    ['\u2019', 'U+2019'],
    ['\u{1F600}', 'U+1F600'],
    ['a\u0301b', 'U+0061 U+0301 U+0062'],
    [`-${ZONE}.`, 'U+002D {timezone} U+002E'],
    ['aaaaaaaaaaaaaaaa', new Array(16).fill('U+0061').join(' ')],
  ])('%j: %s', (symbol, name) => {
    expect(symbolName(symbol, true, unmask)).toBe(name);
  });

  it('of more than sixteen code points ends in their number and a digest of the unmasked text', () => {
    const digest = createHash('sha256')
      .update(`${'a'.repeat(16)}{timezone}`)
      .digest('hex')
      .slice(0, 12);
    expect(symbolName(`${'a'.repeat(16)}${ZONE}`, true, unmask)).toBe(
      `${new Array(16).fill('U+0061').join(' ')} … (17 in all, sha256 ${digest})`,
    );
  });
});

describe('the name of a structural symbol', () => {
  it.each([
    ['', 'absent'],
    ['present', 'present'],
    [`${HOME},x`, '{user.home},x'],
    ['é'.repeat(80), 'é'.repeat(80)],
    ['\u{1F600}'.repeat(81), `${'\u{1F600}'.repeat(80)}…`],
  ])('%j is the symbol, cut at eighty code points', (symbol, name) => {
    expect(symbolName(symbol, false, unmask)).toBe(name);
  });
});

describe('a symbol for human readers', () => {
  it.each([
    ['plain é', 'plain é'],
    ['a\u200bb', 'a\\u{200b}b'],
    ['\t\n\u007f', '\\u{9}\\u{a}\\u{7f}'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\u{E0061}', '\\u{e0061}'],
    ['\u034f\u3164', '\\u{34f}\\u{3164}'],
    [`in ${ZONE}`, 'in {timezone}'],
    ['b'.repeat(80), 'b'.repeat(80)],
    ['b'.repeat(81), `${'b'.repeat(80)}…`],
    [`${'b'.repeat(74)}\u200b`, `${'b'.repeat(74)}\\u{200…`],
  ])('%j has invisible code points escaped: %s', (symbol, shown) => {
    expect(renderSymbol(symbol, unmask)).toBe(shown);
  });
});
