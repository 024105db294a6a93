/** Functional: what the protocol fixes, or where the subject was told to connect, or a length of what else is said. */
import { describe, expect, it } from 'vitest';
import { followsFrom } from '../../src/core/classify/functional.ts';
import type { RenderedPlace, Slot } from '../../src/core/model/index.ts';
import { findingOf, symbolsOf, type Around, type Seen } from '../builders/evidence/findings-by-trial.ts';

const ROUTE = 'follows from where the subject was told to connect (zone)';
const LENGTH = 'follows from the length of what else the message holds';

/** Trials in which the zone names a host to connect to. */
const routed = (...symbols: (string | null)[]): Seen[] =>
  symbols.map((symbol, row) => ({ symbol, forms: [['zone', 'host', `host-${row}.example`]] }));
const because = (rows: readonly Seen[], slot: Partial<Slot>, around: Around = {}): string | undefined =>
  followsFrom(findingOf(rows, { ...around, slot }));

describe('the carrier alone makes functional', () => {
  it.each([
    ['http.header-value', 'headers.content-length', LENGTH],
    ['tls.ja3', 'hello', 'is computed from what is read itself'],
    ['tls.ja4', 'hello', 'is computed from what is read itself'],
    ['git.reference', 'refs', 'is computed from what is read itself'],
    ['http.header-value', 'headers.x-content-length', undefined],
    ['text.code-point', 'body.text', undefined],
  ])('%s of %s', (carrier, address, reason) => {
    expect(because(symbolsOf('1', '2'), { carrier, address })).toBe(reason);
  });
});

describe('where the subject was told to connect', () => {
  it.each(['http.request-line', 'http.destination', 'tcp.destination', 'packet.destination'])('fixes %s', (carrier) => {
    expect(because(routed('a', 'b'), { carrier })).toBe(ROUTE);
  });

  it('needs a host or an origin among the renderings of one trial at least', () => {
    const tcp = { carrier: 'tcp.destination' };
    const origin: Seen = { symbol: 'b', forms: [['zone', 'origin', 'https://b.example']] };
    expect(because([{ symbol: 'a' }, origin], tcp)).toBe(ROUTE);
    expect(because([{ symbol: 'a' }, { symbol: 'b', forms: [['zone', 'level', 'b']] }], tcp)).toBeUndefined();
    expect(because([{ symbol: 'a' }, { ...origin, symbol: null }], tcp)).toBeUndefined();
  });

  it('must follow from every factor that the place depends on', () => {
    const tcp = { carrier: 'tcp.destination' };
    const factors = ['zone', 'user'];
    expect(because(routed('a', 'b'), tcp, { factors })).toBeUndefined();
    const both: Seen = {
      symbol: 'b',
      forms: [
        ['zone', 'host', 'b.example'],
        ['user', 'host', 'c.example'],
      ],
    };
    expect(because([{ symbol: 'a' }, both], tcp, { factors })).toBe(
      'follows from where the subject was told to connect (zone, user)',
    );
  });

  describe('fixes a field that names the peer, if the peer can be read there', () => {
    const named = (...hosts: string[]): Seen[] =>
      hosts.map((symbol) => ({ symbol, forms: [['zone', 'host', symbol]] }));

    it.each([
      'headers.Host',
      'headers.:authority',
      "headers[':authority']",
      'host',
      'hello["server_name"]',
      'hello.sni',
      'hello.server-name',
    ])('%s', (address) => {
      expect(because(named('a.example', 'b.example'), { address })).toBe(ROUTE);
      expect(because(routed('one', 'two'), { address })).toBeUndefined();
    });

    it.each(['body.text', 'body.ghost', 'headers.hostname', 'headers.x-host', 'hello.servername', 'body.server.name'])(
      'but not %s',
      (address) => {
        expect(because(named('a.example', 'b.example'), { address })).toBeUndefined();
      },
    );
  });
});

describe('a CONNECT tunnel', () => {
  const TUNNEL = { carrier: 'message.presence', message: 'CONNECT a.example:443 #1' };
  const proxied = (symbol: string | null): Seen => ({ symbol, forms: [['zone', 'origin', 'http://proxy.example']] });
  const NEEDED = 'a tunnel is asked for where one is needed (zone)';

  it.each(['0', 'absent'])('is functional if requested only where a proxy is set (otherwise %s)', (none) => {
    expect(because([proxied('1'), { symbol: none }], TUNNEL)).toBe(NEEDED);
    expect(because([proxied(none), proxied('1')], TUNNEL)).toBe(NEEDED);
  });

  it.each([
    ['where it is asked for without a proxy', [proxied('1'), { symbol: '1' }], TUNNEL],
    ['where no factor sets one', [{ symbol: '1' }, { symbol: '0' }], TUNNEL],
    ['of another method', [proxied('1'), { symbol: '0' }], { ...TUNNEL, message: 'GET CONNECT #1' }],
    ['of a method with a longer name', [proxied('1'), { symbol: '0' }], { ...TUNNEL, message: 'CONNECTED a #1' }],
    ['of which it is not the presence that differs', [proxied('1'), { symbol: '0' }], { ...TUNNEL, carrier: 'bytes' }],
  ])('is not functional %s', (_, rows, slot) => {
    expect(because(rows, slot)).toBeUndefined();
  });

  it('has to be the doing of every factor that the place depends on', () => {
    const factors = ['zone', 'user'];
    expect(because([proxied('1'), { symbol: '0' }], TUNNEL, { factors })).toBeUndefined();
    const both: Seen = {
      symbol: '1',
      forms: [
        ['zone', 'origin', 'http://one.example'],
        ['user', 'origin', 'http://two.example'],
      ],
    };
    expect(because([proxied('1'), both, { symbol: '0' }], TUNNEL, { factors })).toBe(
      'a tunnel is asked for where one is needed (zone, user)',
    );
  });
});

describe('lengths and pieces', () => {
  const FRAMING = { carrier: 'http.framing' };
  const OTHER = { other: { carrier: 'text.code-point' } };
  const beside = (symbol: string | null, other: string | null): Seen => ({ symbol, others: { other } });
  const follow = (rows: readonly Seen[], others: Around['others'] = OTHER, more: Around = {}): string | undefined =>
    because(rows, FRAMING, { ...more, others });

  it('follow where texts as long as each other have the same, and others another', () => {
    expect(follow([beside('3', 'abc'), beside('4', 'abcd'), beside('3', 'xyz')])).toBe(LENGTH);
    expect(follow([beside('3', 'abc'), beside('4', null)])).toBe(LENGTH);
    expect(follow([beside('3', 'abc'), beside(null, 'xyz'), beside('4', 'abcd')])).toBe(LENGTH);
  });

  it('are counted in bytes', () => {
    expect(follow([beside('1', 'a'), beside('2', 'é')])).toBe(LENGTH);
    expect(follow([beside('1', 'aa'), beside('2', 'é')])).toBeUndefined();
  });

  it.each([
    ['where texts equally long have different ones', [beside('3', 'abc'), beside('4', 'xyz')]],
    ['where there are more of them than there are lengths of text', [beside('3', 'abc'), beside('4', 'abc')]],
    [
      'where they do, though others are of another length',
      [beside('3', 'abc'), beside('4', 'xyz'), beside('4', 'abcd')],
    ],
    ['where the texts are equally long throughout', [beside('3', 'abc'), beside('3', 'xyz')]],
  ])('do not follow %s', (_, rows) => {
    expect(follow(rows)).toBeUndefined();
  });

  it('follow from which forms the message has, not from how long those are', () => {
    const others = { other: { carrier: 'json.white-space' } };
    expect(follow([beside('3', 'ab'), beside('4', 'cd')], others)).toBe(LENGTH);
  });

  it.each([
    ['of another message', { message: 'POST /v2 #1' }],
    ['that are framing themselves', { carrier: 'websocket.framing' }],
    ['that are quantities', { carrier: 'message.size' }],
    ['that give the length of the body', { carrier: 'http.header-value', address: 'headers.content-length' }],
  ])('do not follow from readings %s', (_, over) => {
    const rows = [beside('3', 'abc'), beside('4', 'abcd')];
    expect(follow(rows, { other: { ...over } })).toBeUndefined();
  });

  it('follow from what was replaced in the message', () => {
    const place = (message: string): RenderedPlace => ({
      sink: 'http',
      message,
      carrier: 'text.code-point',
      address: 'body.text',
      factor: 'zone',
      what: 'level',
      placeholder: '\u{100000}',
      before: '',
      after: '',
      texts: new Map([
        ['001', 'UTC'],
        ['002', 'Zürich'],
        ['003', 'UTC+1+1'],
      ]),
    });
    const rows = symbolsOf('3', '7', '7', '0');
    expect(follow(rows, {}, { rendered: [place('POST /v1 #1')] })).toBe(LENGTH);
    expect(follow(rows, {}, { rendered: [place('POST /v2 #1')] })).toBeUndefined();
  });

  it('are the only kind of carrier with this rule', () => {
    const rows = [beside('abc', 'abc'), beside('abcd', 'abcd')];
    expect(because(rows, { carrier: 'text.code-point' }, { others: OTHER })).toBeUndefined();
  });
});
