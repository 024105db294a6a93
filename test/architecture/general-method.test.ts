/**
 * The audit must find marks that nobody tuned it for. So nothing of the one known case may stand in the code as a rule: not
 * its sentence, its look-alike characters, its zones or its hosts. Levels of factors and adapters of subjects are data and
 * may name what they are about.
 */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf, ROOT } from './source-files.ts';

/** Folders of data, and what of the known case each may hold. */
const DATA = [
  {
    folder: 'core/factors/dictionaries/',
    mayName: ['zone', 'host', 'product'],
    reason: 'names to try, of many vendors and countries, some made of the words by which these are known',
  },
  { folder: 'core/factors/', mayName: ['zone', 'host'], reason: 'levels are data, chosen across regions and vendors' },
  { folder: 'lab/subjects/', mayName: ['host', 'product'], reason: 'an adapter says how one named tool is run' },
  { folder: 'lab/backend/', mayName: ['host', 'product'], reason: 'the backend speaks the APIs of named providers' },
  {
    folder: 'inventory/known-tools.ts',
    mayName: ['host', 'product'],
    reason: 'the list says which packages are coding tools',
  },
  { folder: 'inventory/places.ts', mayName: ['product'], reason: 'an installer has directories of its own' },
  { folder: 'cli/', mayName: ['product'], reason: 'help texts show a real command' },
] as const;

type Kind = 'sentence' | 'character' | 'zone' | 'host' | 'product';

const KNOWN_CASE: readonly { readonly kind: Kind; readonly pattern: RegExp }[] = [
  { kind: 'sentence', pattern: /today['\u2019\u02BC\u02B9]?s date|s date is|currentDate|system-reminder/i },
  { kind: 'character', pattern: /[\u2019\u02BC\u02B9]|(\\u\{?|U\+|0x)0?(2019|02BC|2BC|02B9|2B9)\b/i },
  { kind: 'zone', pattern: /Asia\/(Shanghai|Urumqi)/ },
  {
    kind: 'host',
    pattern:
      /deepseek|moonshot|minimax|xaminim|zhipu|bigmodel|baichuan|stepfun|01ai|dashscope|volces|anyrouter|zenmux|yunwu|claude-code-hub|alibaba|baidu|bytedance/i,
  },
  { kind: 'product', pattern: /claude|anthropic|codex|gemini|qwen|copilot|opencode/i },
];

/** What of the known case stands in a text, as `line: kind: match`. */
function traces(text: string, allowed: readonly Kind[]): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      KNOWN_CASE.filter(({ kind, pattern }) => !allowed.includes(kind) && pattern.test(line)).map(
        ({ kind, pattern }) => `${index + 1}: ${kind}: ${pattern.exec(line)?.[0] ?? ''}`,
      ),
    );
}

const allowedIn = (file: string): readonly Kind[] => DATA.find(({ folder }) => file.startsWith(folder))?.mayName ?? [];

describe('the method is general', () => {
  test('no rule in src/ knows the known case', () => {
    const found = filesOf('.ts', '.json', '.mjs', '.pl', '.sh').flatMap((file) =>
      traces(readFileSync(path.join(ROOT, 'src', file), 'utf8'), allowedIn(file)).map((trace) => `${file}:${trace}`),
    );
    expect(found).toEqual([]);
  });

  test('no folder may hold the sentence or its characters', () => {
    const kinds: readonly Kind[] = DATA.flatMap(({ mayName }) => mayName);
    expect(kinds).not.toContain('sentence');
    expect(kinds).not.toContain('character');
  });

  test.each([
    ['const rule = /Today.s date is/;', 'sentence'],
    ["const quote = '\\u02bc';", 'character'],
    ['const quotes = [0x2019, 0x2b9];', 'character'],
    ["if (zone === 'Asia/Urumqi') return;", 'zone'],
    ["host.includes('deepseek')", 'host'],
    ["name === 'claude'", 'product'],
  ])('the check sees it in %s', (line, kind) => {
    expect(traces(line, []).map((trace) => trace.split(': ')[1])).toContain(kind);
  });
});
