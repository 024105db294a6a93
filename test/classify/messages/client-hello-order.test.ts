/** An order in a client hello is covert by itself, and another client's where the hello offers other things as well. */
import { describe, expect, test } from 'vitest';
import { auditPlanted, levelNames, type Planted } from '../../builders/evidence/evidence.ts';

const FACTORS = levelNames('timezone', 'endpoint', 'proxy', 'locale');
const proxied = (proxy: string | undefined): boolean => proxy !== 'none';
const german = (locale: string | undefined): boolean => locale?.startsWith('de') === true;

const order: Planted = {
  sink: 'tls',
  message: 'TLS {endpoint} #1',
  carrier: 'tls.order',
  address: 'cipher-suites',
  symbol: ({ proxy }) => (proxied(proxy) ? 'c02f, c02b' : 'c02b, c02f'),
};
const offered = (
  when: (proxy: string | undefined, locale: string | undefined) => boolean,
  message = 'TLS {endpoint} #1',
): Planted => ({
  sink: 'tls',
  message,
  carrier: 'tls.presence',
  address: 'cipher-suites[c027]',
  symbol: ({ proxy, locale }) => (when(proxy, locale) ? 'present' : 'absent'),
});

const classOfOrder = (...planted: Planted[]): string | undefined =>
  auditPlanted(planted, FACTORS).verdict.tells.find(
    ({ carrier, also, implied }) =>
      carrier === 'tls.order' || [...also, ...(implied ?? [])].some((place) => place.carrier === 'tls.order'),
  )?.class;

describe('the order of what a client hello offers', () => {
  test('is covert where nothing else of the hello differs', () => {
    expect(classOfOrder(order)).toBe('covert');
  });

  test('belongs to another client where the hello offers other things in the same environments', () => {
    expect(classOfOrder(order, offered(proxied))).toBe('behavioural');
  });

  test.each([
    ['in other environments', offered((_, locale) => german(locale))],
    ['in another hello', offered(proxied, 'TLS telemetry.example #1')],
  ])('stays covert beside what is offered or not %s', (_, place) => {
    expect(classOfOrder(order, place)).toBe('covert');
  });
});
