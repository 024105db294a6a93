/** Header fields that concern one connection (RFC 9110, section 7.6.1) follow from whom it is made to, if registered words stand in them. */
import { describe, expect, it } from 'vitest';
import { followsFrom } from '../../src/core/classify/functional.ts';
import type { Slot } from '../../src/core/model/index.ts';
import { findingOf, type Seen } from '../builders/evidence/findings-by-trial.ts';

const CONCERNS = 'concerns the connection alone, which is made to another host (zone)';
const seen = (symbol: string, line = symbol): Seen => ({
  symbol,
  forms: [['zone', 'host', 'a.example']],
  context: { token: symbol, line, at: 0 },
});
const because = (address: string, rows: readonly Seen[], slot: Partial<Slot> = {}, factors = ['zone']) =>
  followsFrom(findingOf(rows, { slot: { carrier: 'http.header-value', address, ...slot }, factors }));
const value = (...rows: readonly Seen[]) => because('headers.connection', rows);

describe('a hop-by-hop field is functional', () => {
  it.each([
    'headers.connection',
    'headers.Proxy-Connection',
    'headers.keep-alive',
    'headers.te',
    'headers.Transfer-Encoding',
    'headers.upgrade',
  ])('%s', (address) => {
    expect(because(address, [seen('close'), seen('te')])).toBe(CONCERNS);
  });

  it.each(['headers.x-connection', 'headers.connections', 'body.headers.connection', 'headers.trailer'])(
    'is not %s',
    (address) => {
      expect(because(address, [seen('close'), seen('upgrade')])).toBeUndefined();
    },
  );

  it('in its value and in its presence', () => {
    const rows = [seen('0', 'any words'), seen('1', 'any words')];
    const presence = (carrier: string) => because('headers.connection', rows, { carrier });
    expect(presence('http.header-presence')).toBe(CONCERNS);
    expect(presence('http.header-case')).toBeUndefined();
  });

  it.each(['http.header-presence.case', 'known.http.header-presence'])('but not in %s', (carrier) => {
    expect(because('headers.connection', [seen('close'), seen('te')], { carrier })).toBeUndefined();
  });
});

describe('the words in a hop-by-hop field', () => {
  it.each([
    'close',
    'Keep-Alive',
    'upgrade',
    'te',
    'http2-settings',
    'trailers',
    'chunked',
    'gzip',
    'deflate',
    'compress',
    'identity',
    'h2c',
    'websocket',
    'timeout=5',
    'max=1000',
  ])('%s are registered', (word) => {
    expect(value(seen(word), seen('upgrade, TE'))).toBe(CONCERNS);
    expect(value(seen('upgrade , te,h2c'), seen(word))).toBe(CONCERNS);
  });

  it.each(['x-mark', 'close-it', 'x close', 'timeout=', 'timeout=5s', 'min=4', 'max=a', 'closed', 'unclose', 'close;'])(
    '%s is none of them',
    (word) => {
      expect(value(seen('keep-alive'), seen(word))).toBeUndefined();
      expect(value(seen('keep-alive'), seen(`close, ${word}`))).toBeUndefined();
    },
  );

  it('are looked for in the whole line, not in what differs of it', () => {
    expect(value(seen('close', 'x-mark, close'), seen('te', 'te'))).toBeUndefined();
    expect(value(seen('clo', 'close'), seen('', 'te'))).toBe(CONCERNS);
  });

  it('excuse no hidden difference', () => {
    expect(value(seen('close'), seen('Close'))).toBeUndefined();
    expect(value(seen('close, te'), seen('close,te'))).toBeUndefined();
  });
});

describe('the host of the connection', () => {
  it('must follow from every factor that the field depends on', () => {
    const rows = [seen('close'), seen('te')];
    expect(because('headers.connection', rows, {}, ['zone', 'user'])).toBeUndefined();
    expect(because('headers.connection', rows, {}, ['user'])).toBeUndefined();
  });

  it('is named with every such factor', () => {
    const forms: Seen['forms'] = [
      ['zone', 'host', 'a.example'],
      ['user', 'origin', 'https://b.example'],
    ];
    const rows = [seen('close'), seen('te')].map((one) => ({ ...one, forms }));
    expect(because('headers.connection', rows, {}, ['zone', 'user'])).toBe(
      'concerns the connection alone, which is made to another host (zone, user)',
    );
  });
});
