/** Rules ask a carrier or a sink for its kind and traits. No rule takes the name of one apart, or spells it a second time. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { CARRIERS } from '../../src/core/carriers/registry.ts';
import { SINKS } from '../../src/core/model/index.ts';
import { type SourceFile, SOURCES, sourceFile, walk } from './source-files.ts';

const CARRIER_NAMES: readonly string[] = CARRIERS.map(({ name }) => name).filter((name) => name.includes('.'));
const FAMILIES: readonly string[] = [...new Set(CARRIERS.map(({ family }) => family))];
const LAST_WORDS: readonly string[] = [...new Set(CARRIER_NAMES.map((name) => name.split(/[.-]/).at(-1) ?? name))];
const SINK_NAMES: readonly string[] = Object.keys(SINKS);

/** Methods of strings and of regular expressions that look at parts of a text. */
const TAKES_APART =
  /^(test|exec|match|matchAll|search|replace|replaceAll|split|startsWith|endsWith|includes|indexOf|slice)$/;

/** An expression that yields the name of a carrier or a sink: `carrier`, `slot.sink`, `carrier.name`, `tell.carrier ?? ''`. */
const YIELDS_NAME = /(^|\.)(carrier|sink)(\.name)?(\s*\?\?.*)?$/;

/** Words that a name can come by in a sentence: nothing is decided by them. */
const EXEMPT = [
  { path: 'core/carriers/kind.ts', code: "carrier.split('.')", reason: 'formName writes words for a sentence' },
];

function findings(file: SourceFile): string[] {
  const found: string[] = [];
  walk(file, (node, where) => {
    const why = ts.isCallExpression(node)
      ? partOfName(node)
      : ts.isRegularExpressionLiteral(node)
        ? patternOfNames(node.text)
        : ts.isStringLiteral(node)
          ? secondSpelling(file, node.text)
          : undefined;
    const code = node.getText();
    if (why !== undefined && !EXEMPT.some((one) => one.path === file.path && one.code === code))
      found.push(`${where}: ${why}: ${code}`);
  });
  return found;
}

function partOfName({ expression, arguments: args }: ts.CallExpression): string | undefined {
  if (!ts.isPropertyAccessExpression(expression) || !TAKES_APART.test(expression.name.text)) return undefined;
  const receiver = expression.expression;
  const isText = YIELDS_NAME.test(receiver.getText());
  const isTested = /^(test|exec)$/.test(expression.name.text) && args.some((arg) => YIELDS_NAME.test(arg.getText()));
  return isText || isTested ? 'takes a registered name apart' : undefined;
}

/** A pattern of a whole name (`json\.type`), of a family (`^http\.`), of last words (`(order|presence)$`) or of sinks. */
function patternOfNames(literal: string): string | undefined {
  const source = literal.slice(1, literal.lastIndexOf('/'));
  const plain = source.replaceAll('\\.', '.').replaceAll('(?:', '(');
  const alternatives = /^\^?\(?([^()^$]+)\)?\$?$/.exec(plain)?.[1]?.split('|') ?? [];
  const holds = (words: readonly string[]): boolean =>
    alternatives.length > 0 && alternatives.every((word) => words.includes(word));
  const isPattern =
    CARRIER_NAMES.some((name) => plain.includes(name)) ||
    FAMILIES.some((family) => plain.startsWith(`^${family}.`) && source.startsWith(`^${family}\\.`)) ||
    (plain.endsWith('$') && !plain.startsWith('^') && holds(LAST_WORDS)) ||
    (plain.startsWith('^') && plain.endsWith('$') && alternatives.length > 1 && holds(SINK_NAMES));
  return isPattern ? 'is a pattern of registered names' : undefined;
}

const secondSpelling = ({ path }: SourceFile, text: string): string | undefined =>
  CARRIER_NAMES.includes(text) && !path.startsWith('core/carriers/')
    ? 'spells a carrier outside its definition'
    : undefined;

test('no code of core decides by the spelling of a registered name', () => {
  const core = SOURCES.filter(({ path }) => path.startsWith('core/'));
  expect(core.length).toBeGreaterThan(150);
  expect(core.flatMap(findings)).toEqual([]);
});

test.each([
  ['a test of a carrier', 'const isOrder = /x/.test(slot.carrier);'],
  ['a test of the name of a carrier', 'const isOrder = PATTERN.test(carrier.name);'],
  ['a test of a sink', "const isLocal = ['stdout'].some((one) => /std/.exec(tell.sink ?? '') !== null);"],
  ['the end of a name', "const isOrder = slot.carrier.endsWith('.x');"],
  ['the family cut from a name', "const [family] = carrier.split('.');"],
  ['a pattern of last words', 'const ORDERS = /(order|sequence)$/;'],
  ['a pattern of one last word', 'const ORDERS = /order$/;'],
  ['a pattern of a family', String.raw`const OF_HTTP = /^http\.[a-z]+$/;`],
  ['a pattern of whole names', String.raw`const WHOLE = /^(?:timing\.gap|git\.x)$/;`],
  ['a pattern of sinks', 'const SERVING = /^(dns|tcp|tls|http2)$/;'],
  ['a name spelled again', "const isValue = slot.carrier === 'json.value';"],
])('the check of registered names sees %s', (_, code) => {
  expect(findings(sourceFile('core/x.ts', code))).toHaveLength(1);
});

test.each([
  ['a comparison with a registered carrier', 'const isValue = slot.carrier === JSON_VALUE.name;'],
  ['a comparison with a sink, which types check', "const isFile = slot.sink === 'files';"],
  ['a trait', 'const isServing = SINKS[sink].serves !== null;'],
  ['a pattern of content', String.raw`const URL = /^https?:\/\/[^/]+$/;`],
  ['a pattern of an address', String.raw`const isPresent = /^body\b/.test(slot.address);`],
])('the check of registered names lets pass %s', (_, code) => {
  expect(findings(sourceFile('core/x.ts', code))).toEqual([]);
});

test('the check of registered names lets a carrier be spelled where it is defined', () => {
  expect(findings(sourceFile('core/carriers/x.ts', "const X = { name: 'json.value' };"))).toEqual([]);
});
