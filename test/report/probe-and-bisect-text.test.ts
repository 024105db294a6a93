import { describe, expect, test } from 'vitest';
import type { Bisected, KnownTell, MeasuredVersion, Probed } from '../../src/core/model/index.ts';
import { bisectText, probeText } from '../../src/report/index.ts';
import { columns } from '../../src/report/text/layout.ts';

const tell: KnownTell = {
  id: 'T1',
  class: 'covert',
  sink: 'http',
  message: 'POST {endpoint}/v1/messages #1',
  carrier: 'text.code-point',
  address: 'body.system[0].text',
  before: 'A one',
  after: 'word',
  dependsOn: ['endpoint'],
  codebook: [
    { cells: [{ endpoint: 'unset' }], levels: { endpoint: ['unset'] }, symbol: 'U+002D', rendered: '-' },
    { cells: [{ endpoint: 'gw.example' }], levels: { endpoint: ['gw.example'] }, symbol: 'U+2010', rendered: '‐' },
  ],
  agree: '64/64',
};
const place = { message: tell.message, address: tell.address, carrier: tell.carrier };

const probed: Probed = {
  format: 1,
  subject: { name: 'npm:@acme/tool', version: '1.2.3', integrity: null, platform: 'linux-x64' },
  tell,
  factor: 'endpoint',
  context: { timezone: 'UTC' },
  place,
  trials: 31,
  failed: 1,
  triggers: [
    { symbol: 'U+002D', rendered: '-', values: ['a.example', 'b.example'] },
    { symbol: 'U+2010', rendered: '‐', values: ['x.br'] },
  ],
  unread: ['c.example'],
  kinds: [{ kind: 'country domain', counts: { 'U+2010': 1, 'U+002D': 2 } }],
  rule: {
    base: 'U+002D',
    clauses: [
      { symbol: 'U+2010', by: 'suffix', texts: ['br', 'siemens.com'] },
      { symbol: 'U+2011', by: 'contains', texts: ['mistral'] },
    ],
    joints: [{ of: ['U+2010', 'U+2011'], symbol: 'U+2212' }],
    unexplained: [{ value: 'odd.example', predicted: 'U+002D', seen: 'U+2010' }],
    confirmed: { agree: 7, of: 8, misses: [{ value: 'w.br.example', predicted: 'U+002D', seen: null }] },
    caseCounts: false,
  },
};

describe('the text of a probe', () => {
  const text = probeText(probed, { verbose: false, colour: false, bundle: 'p.tellproof' });

  test('lists the symbols, the rule, its misses and its test on new values', () => {
    expect(text).toContain('Tried      4 values in 31 trials, 1 of which failed');
    expect(text).toContain('  U+002D  -     2 values\n  U+2010  ‐     1 values\n      x.br\n');
    expect(text).toContain('  could not be read at 1 values: c.example');
    expect(text).toContain(
      '  U+2010  ‐ where it is, or lies below\n      br, siemens.com\n  U+2011 where it contains\n      mistral\n',
    );
    expect(text).toContain('  U+2212 where clauses of U+2010 and U+2011 apply at once\n  U+002D  - otherwise\n');
    expect(text).toContain('  not explained: odd.example shows U+2010, the rule says U+002D\n');
    expect(text).toContain('  tested on values that it was not derived from: 7 of 8 agree\n');
    expect(text).toContain('  against the rule: w.br.example shows nothing readable, the rule says U+002D\n');
    expect(text).toContain('  upper case makes no difference\n');
  });

  test('lists the values of the most common symbol only with --verbose', () => {
    expect(text).not.toContain('a.example');
    expect(probeText(probed, { verbose: true, colour: false, bundle: 'p' })).toContain('a.example, b.example');
  });

  test('keeps to 80 columns', () => {
    expect(Math.max(...text.split('\n').map(columns))).toBeLessThanOrEqual(80);
  });
});

const version = (name: string, state: 'present' | 'absent', more: Partial<MeasuredVersion> = {}): MeasuredVersion => ({
  version: name,
  published: '2026-01-02T03:04:05Z',
  measured: true,
  why: null,
  tells: [{ id: 'T1', state, place: state === 'present' ? place : null }],
  besides: [],
  trials: 8,
  completed: 8,
  evidence: `${name}.tellproof`,
  ...more,
});

const found: Bisected = {
  format: 1,
  name: '@acme/tool',
  range: ['1.0.0', '1.0.9'],
  tells: [tell],
  environments: [{ endpoint: 'unset' }, { endpoint: 'gw.example' }],
  versions: 10,
  looked: [
    version('1.0.0', 'absent'),
    version('1.0.1', 'absent', { measured: false, why: 'asked the model in 0 of 2 environments', tells: [] }),
    version('1.0.2', 'present', { besides: ['body.tools (list.order)'] }),
  ],
  changes: [
    {
      tell: 'T1',
      what: 'appears',
      before: '1.0.0',
      at: '1.0.2',
      published: '2026-01-02T03:04:05Z',
      unmeasured: ['1.0.1'],
    },
  ],
};

describe('the text of a bisection', () => {
  const text = bisectText(found, { colour: false, out: 'tool-bisect' });

  test('lists each change of a tell with the version before, the date and unmeasured versions between', () => {
    expect(text.replace(/\s+/g, ' ')).toContain(
      'T1 appears at 1.0.2, published 2026-01-02 (not so in 1.0.0; not measurable between them: 1.0.1)',
    );
  });

  test('lists every measured version, and the reason for one that could not be measured', () => {
    expect(text).toContain('  1.0.0    2026-01-02  T1 absent; 8 of 8 trials\n');
    expect(text.replace(/\s+/g, ' ')).toContain(
      '1.0.1 2026-01-02 not measured: asked the model in 0 of 2 environments',
    );
  });

  test('lists other covert differences as a reason for an audit', () => {
    expect(text).toContain('  1.0.2: body.tools (list.order)\n');
  });

  test('gives the constant state of each tell when nothing changes', () => {
    const none = bisectText(
      { ...found, changes: [], looked: [version('1.0.0', 'absent')] },
      { colour: false, out: 'o' },
    );
    expect(none).toContain('  none: T1 absent in every measured version\n');
  });
});
