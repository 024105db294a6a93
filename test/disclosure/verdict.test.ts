/** What declaring does to a verdict: it explains, and hides nothing. */
import { describe, expect, test, vi } from 'vitest';
import type { DisclosureEntry, Verdict } from '../../src/core/model/index.ts';
import { verdictJson, verdictText } from '../../src/report/index.ts';
import { verdictFor } from '../builders/evidence/audit-input.ts';
import { auditPlanted, levelNames, type Planted } from '../builders/evidence/evidence.ts';

vi.setConfig({ testTimeout: 60_000 });

const MESSAGE = 'POST {endpoint}/v1/messages #1';
const factors = levelNames('timezone', 'endpoint', 'locale', 'ci');
const mark: Planted = {
  address: 'body.mark',
  before: 'yes',
  after: '.',
  symbol: ({ locale }) => (locale === 'de_DE.UTF-8' ? '\u200b' : ''),
};
const mode: Planted = {
  address: 'body.mode',
  symbol: ({ ci }) => (ci === 'none' ? 'plain' : 'runner'),
};
const again: Planted = { ...mode, address: 'body.copy', message: 'POST telemetry/batch #1' };
const { input } = auditPlanted([mark, mode, again], factors);

const entry = (id: string, changes: Partial<DisclosureEntry>): DisclosureEntry => ({
  id,
  dependsOn: ['ci'],
  where: {},
  class: 'behavioural',
  why: 'the vendor says so',
  ...changes,
});
const declaredMark = entry('mark', { dependsOn: ['locale'], where: { address: 'body.mark' }, class: 'covert' });
const judged = (...entries: DisclosureEntry[]): Verdict => verdictFor({ ...input, disclosure: { format: 1, entries } });
const declaredIn = ({ tells }: Verdict) => tells.map(({ message, address, declared }) => [message, address, declared]);
const statesIn = ({ disclosures = [] }: Verdict) => disclosures.map(({ id, state }) => [id, state]);

describe('the verdict', () => {
  test('without a disclosure: two tells, the second place of one cause implied', () => {
    const verdict = verdictFor(input);
    expect(verdict.verdict).toBe('tells-found');
    expect(verdict).not.toHaveProperty('disclosures');
    expect(declaredIn(verdict)).toEqual([
      [MESSAGE, 'body.mark', null],
      ['POST telemetry/batch #1', 'body.copy', null],
    ]);
    expect(verdict.tells[1]?.implied?.map(({ address }) => address)).toEqual(['body.mode']);
  });

  test('of a declared mark and an undeclared difference is that of the difference', () => {
    const verdict = judged(declaredMark);
    expect(verdict.verdict).toBe('differs');
    expect(verdict.tells[0]).toMatchObject({ class: 'covert', declared: 'mark' });
    expect(verdict.tells[0]?.codebook).toEqual(verdictFor(input).tells[0]?.codebook);
    expect(verdict.disclosures).toEqual([
      {
        id: 'mark',
        class: 'covert',
        why: 'the vendor says so',
        state: 'observed',
        explains: ['T1'],
        contradictedBy: [],
      },
    ]);
  });

  test('with everything declared is none seen, and every tell still stands there', () => {
    const verdict = judged(declaredMark, entry('mode', {}));
    expect(verdict.verdict).toBe('none-seen');
    expect(declaredIn(verdict)).toEqual([
      [MESSAGE, 'body.mark', 'mark'],
      ['POST telemetry/batch #1', 'body.copy', 'mode'],
    ]);
  });

  test('of a mark that is declared as less than it is stays what it was, and the claim is contradicted', () => {
    const verdict = judged(entry('mild', { dependsOn: ['locale'], class: 'overt' }));
    expect(verdict.verdict).toBe('tells-found');
    expect(verdict.tells[0]?.declared).toBeNull();
    expect(verdict.disclosures?.[0]).toMatchObject({ state: 'contradicted', explains: [], contradictedBy: ['T1'] });
  });

  test('of one cause, declared in one of its places, keeps the undeclared place as a tell of its own', () => {
    const verdict = judged(entry('half', { where: { address: 'body.copy' } }));
    expect(declaredIn(verdict).slice(1)).toEqual([
      ['POST telemetry/batch #1', 'body.copy', 'half'],
      [MESSAGE, 'body.mode', null],
    ]);
    expect(verdict.verdict).toBe('tells-found');
  });

  test('shows what is declared and was not observed, and what is about other versions', () => {
    const verdict = verdictFor({
      ...input,
      subject: { ...input.subject, version: '3.0.0' },
      disclosure: {
        format: 1,
        entries: [
          entry('absent', { where: { address: 'body.other' } }),
          entry('old', { versions: ['2.*'] }),
          entry('now', { versions: ['3.*'] }),
        ],
      },
    });
    expect(statesIn(verdict)).toEqual([
      ['absent', 'not-observed'],
      ['old', 'other-version'],
      ['now', 'observed'],
    ]);
  });
});

describe('the report', () => {
  const verdict = judged(
    declaredMark,
    entry('mild', { dependsOn: ['locale'] }),
    entry('absent', { where: { sink: 'dns' } }),
  );
  const text = verdictText(verdict, { verbose: false, colour: false, bundle: 'x.tellproof' });

  test('tells declared, contradicted, unobserved and undeclared apart', () => {
    expect(text).toContain(
      [
        'What is declared',
        '  1 of 2 tells are declared, 1 are not',
        '  mild: declared behavioural, contradicted: a worse class was measured (T1)',
        '    why  the vendor says so',
        '  mark: declared covert, observed (T1)',
        '    why  the vendor says so',
        '  absent: declared behavioural, not observed',
        '    why  the vendor says so',
      ].join('\n'),
    );
    expect(text).toContain('T1  covert, declared: locale\n');
  });

  test('and the document keep to the schema', () => {
    expect(() => verdictJson(verdict)).not.toThrow();
  });
});
