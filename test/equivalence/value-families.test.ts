/** Families of values: what belongs to each, and which spellings mean the same. */
import { describe, expect, it } from 'vitest';
import { FAMILIES, type ValueFamily } from '../../src/core/equivalence/value-families.ts';

const UUID = '0b7c1e9a-12f4-4d5e-9a6b-7c8d9e0f1a2b';

interface Row {
  readonly because: string;
  readonly strict: boolean;
  /** Members are set between the marks « and ». */
  readonly found: readonly string[];
  /** Spellings, and the one that stands for them. */
  readonly spellings: readonly (readonly [spelling: string, canonical: string | undefined])[];
}

const ROWS: readonly Row[] = [
  {
    because: 'lies in how a moment is written (ISO 8601), not in which moment',
    strict: true,
    found: [
      'at «2026-11-24T11:25:00.125Z», «2026-11-24 11:25» or «2026-11-24t11:25:30z»',
      '«2026-11-24T11:25+05:30»x«2026-11-24T11:25:00-0530»',
      '2026-11-24 and 26-11-24T11:25 and 2026-11-24T1:25',
    ],
    spellings: [
      ['2026-11-24T11:25Z', String(Date.UTC(2026, 10, 24, 11, 25))],
      ['2026-11-24T11:25:00+00:00', String(Date.UTC(2026, 10, 24, 11, 25))],
    ],
  },
  {
    because: 'lies in how a time of day is written',
    strict: true,
    found: [
      '«9:05», «09:05:30», «9:05 AM», «9:05pm», «12:00 p.m.»!',
      '«9:05» amber, «10:20»: «11:30» ample',
      '123:45 and 1:2 and x:09:30',
    ],
    spellings: [
      ['9:05 PM', '75900'],
      ['21:05:00', '75900'],
      ['31:00', undefined],
    ],
  },
  {
    because: 'lies in how a duration is written (ISO 8601)',
    strict: true,
    found: ['wait «PT90S» or «P1DT2H», «P1.5D»', 'xPT5M PLATE P PX T5M'],
    spellings: [
      ['PT90S', '0 months 90 s'],
      ['PT1M30S', '0 months 90 s'],
      ['PT', undefined],
    ],
  },
  {
    because: 'lies in how a URL is written, which RFC 3986 (section 6.2) makes the same',
    strict: true,
    found: [
      'see «https://a.example/b?c=d#e». Or («http://x.example:80/y»)!',
      '"«wss://a.example»", «ws://b.example/», «ftp://c.example/d»; «HTTPS://E.example»',
      'xhttps://a.example mailto:jo@a.example https:/a https://',
    ],
    spellings: [
      ['HTTP://A.Example:80/%7ejo/x/../%2fy', 'http://a.example/~jo/%2Fy'],
      ['https://a.example', 'https://a.example/'],
      ['https://a.example/%41%2d%2E%5f%30', 'https://a.example/A-._0'],
      ['http://a:b', undefined],
    ],
  },
  {
    because: 'lies in how a path is written, not in where it leads',
    strict: true,
    found: [
      '«/etc/hosts», «~/x», «./a/b» and «../c»',
      'in "«/a/b»" or (\'«/c»\') `«/d»` dir=«/e»,<«/f»>',
      '«C:\\Users\\jo» and «\\\\share\\x»',
      'a/b 1/2 x~/y .../z 3:/x',
    ],
    spellings: [
      ['/a//b/./c', '/a/b/c'],
      ['/a/b/', '/a/b'],
      ['/a/x/../b', '/a/b'],
      ['/..', '/..'],
      ['/a/../../../b', '/../../b'],
      ['../../b', '../../b'],
      ['~/a/..', '~'],
      ['C:\\a\\.\\b', 'C:/a/b'],
    ],
  },
  {
    because: 'lies in how an IPv6 address is written (RFC 5952)',
    strict: true,
    found: ['«fe80::1», [«2001:DB8:0:0:0:0:0:1»]', '«::» «::1»', 'x::1 1:2 ::1.2 a:b::g'],
    spellings: [
      ['2001:DB8:0:0:0:0:0:1', '[2001:db8::1]'],
      ['2001:0db8::0001', '[2001:db8::1]'],
      ['1:2:3', undefined],
    ],
  },
  {
    because: 'lies in how a UUID is written (RFC 9562)',
    strict: false,
    found: [
      `«${UUID}» «{${UUID}}» «${UUID.toUpperCase()}» «${UUID.replaceAll('-', '')}»`,
      `x${UUID} ${UUID}0 ${UUID.slice(1)}`,
    ],
    spellings: [
      [`{${UUID.toUpperCase()}}`, '0b7c1e9a12f44d5e9a6b7c8d9e0f1a2b'],
      [UUID, '0b7c1e9a12f44d5e9a6b7c8d9e0f1a2b'],
    ],
  },
  {
    because: 'lies in how base64 is written (RFC 4648), the bytes are the same',
    strict: true,
    found: [
      '«QWxhZGRpbjpvcGVu3Q==» «abcdefgh1234ABC-» «abcdefgh1234AB_/+x=»',
      'abcdefgh1234ABC abcdefgh12345678 ABCDEFGH12345678 abcdefghABCDEFGH',
    ],
    spellings: [
      ['ab-_cd==', 'ab+/cd'],
      ['a-b-c_d_e=', 'a+b+c/d/e'],
      ['ab+/cd', 'ab+/cd'],
      ['a=b', 'a=b'],
    ],
  },
  {
    because: 'leaves the quantity that is written unchanged',
    strict: true,
    found: [
      'costs «1,000», «-5», «\u22125.25»; «1e-3», «.5», «7»!',
      '«0x12» «.55» «1e-35» «1E10» «50%» «3 apples» «10ms» «2°» «1_000» «1\u202f000»',
      'x3 _4 a-5 v.6',
    ],
    spellings: [
      ['5 min', '300 s'],
      ['300s', '300 s'],
      ["1'0", undefined],
    ],
  },
  {
    because: 'lies in how a version is written',
    strict: true,
    found: ['«v1.2.3», «1.2» and «V10.20-beta.1». «1.2.3+7»-', 'x1.2 .1.2 v7 1.'],
    spellings: [
      ['v1.2', '1.2'],
      ['V1.2', '1.2'],
      ['1.2v', '1.2v'],
    ],
  },
  {
    because: 'lies in how a yes or no is written',
    strict: false,
    found: ['«true» «Yes» «ON» «enabled», «false» «no» «off» «disabled»', 'untrue yesterday stone offer'],
    spellings: [
      ...['true', 'Yes', 'on', 'ENABLED'].map((word) => [word, 'true'] as const),
      ...['false', 'No', 'off', 'DISABLED', 'untrue', 'once'].map((word) => [word, 'false'] as const),
    ],
  },
  {
    because: 'lies in how a tag is written (XML, section 3.1)',
    strict: false,
    found: [
      'x«<a>»y«<br/>»«<br />»«<b></b  >»«<b></b>»«<div></div>»',
      '«<a x="12">»«<a x=\'12\'>»',
      '«<a x="1">» «<ns:a-b.c x = \'1\'  y:z="2"/>» «<a x="\'" y=\'"\'>»',
      '< a> <1> <a x=1> <a x> <a x="<">',
    ],
    spellings: [
      ['<a y="2" x=\'1\' />', 'a ["x","1"] ["y","2"] empty'],
      ['<a x="1" y="2"></a>', 'a ["x","1"] ["y","2"] empty'],
      ['<a></b>', undefined],
    ],
  },
  {
    because: 'lies in how a character is written (XML, section 4.1)',
    strict: false,
    found: ['a«&amp;»b«&#39;»«&#x2F;»«&»c«<»«>»«"»«\'»', 'é # x; 39'],
    spellings: [
      ['&#39;', "'"],
      ["'", "'"],
      ['&nope;', undefined],
    ],
  },
];

const marked = ({ pattern }: ValueFamily, text: string): string => text.replace(pattern, (member) => `«${member}»`);

describe('the families of values', () => {
  it('have this order, and these are strict', () => {
    expect(FAMILIES.map(({ because, strict }) => [because, strict])).toEqual(
      ROWS.map(({ because, strict }) => [because, strict]),
    );
  });

  const rows = ROWS.map((row, index) => ({ ...row, family: FAMILIES[index] as ValueFamily }));

  it.each(rows.flatMap(({ found, family }) => found.map((text) => ({ text, family }))))(
    'find their members: $text',
    ({ text, family }) => {
      expect(marked(family, text.replace(/[«»]/g, ''))).toBe(text);
    },
  );

  it.each(rows.flatMap(({ spellings, family }) => spellings.map(([text, canonical]) => ({ text, canonical, family }))))(
    'give each spelling its canonical form: $text',
    ({ text, canonical, family }) => {
      expect(family.canonical(text)).toBe(canonical);
    },
  );
});
