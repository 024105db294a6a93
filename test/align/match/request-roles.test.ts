/** Who requests are for, whatever endpoint and proxy a trial has. */
import { describe, expect, it } from 'vitest';
import { requestRoles } from '../../../src/core/align/match/request-roles.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { sentOf } from '../../builders/messages/trial-messages.ts';

const to = (trial: number, host: string, what: Partial<TrialMessage> = {}): TrialMessage =>
  sentOf({ trial, host, path: '/v1', ...what });

describe('the role of a request', () => {
  it.each([
    ['is its method, host and path', undefined, {}, 'GET a.example/v1'],
    ['names the endpoint', 'https://a.example', {}, 'GET {endpoint}/v1'],
    ['names the endpoint in whatever case, whatever its path', 'https://A.example/base', {}, 'GET {endpoint}/v1'],
    ['names it by its port', 'https://a.example:8443', { port: 8443 }, 'GET {endpoint}/v1'],
    ['does not where the port is another', 'https://a.example:8443', {}, 'GET a.example/v1'],
    ['takes 443 for the port of https', 'https://a.example', { port: 80 }, 'GET a.example/v1'],
    ['takes 80 for the port of http', 'http://a.example', { port: 80 }, 'GET {endpoint}/v1'],
    ['takes 443 for the port of wss', 'wss://a.example', {}, 'GET {endpoint}/v1'],
    ['takes 80 for the port of ws', 'ws://a.example', { port: 80 }, 'GET {endpoint}/v1'],
    ['does not where the endpoint is no URL', 'a.example', {}, 'GET a.example/v1'],
  ])('%s', (_, endpoint, what, expected) => {
    expect(requestRoles([to(0, 'a.example', what)], [endpoint])).toEqual([expected]);
  });

  it('has {id} for ids in the path', () => {
    expect(
      requestRoles([to(0, 'a', { path: '/v1/a1' }), to(1, 'a', { path: '/v1/b2' })], [undefined, undefined]),
    ).toEqual(['GET a/v1/{id}', 'GET a/v1/{id}']);
  });

  it('depends only on paths of the same method', () => {
    const sent = [to(0, 'a', { path: '/a1' }), to(1, 'a', { path: '/b2', method: 'PUT' })];
    expect(requestRoles(sent, [undefined, undefined])).toEqual(['GET a/a1', 'PUT a/b2']);
  });
});

describe('without an endpoint setting', () => {
  const set = 'https://gate.example';

  it('a request that goes to the endpoint in other trials has the role {endpoint}', () => {
    expect(requestRoles([to(0, 'vendor.example'), to(1, 'gate.example')], [undefined, set])).toEqual([
      'GET {endpoint}/v1',
      'GET {endpoint}/v1',
    ]);
  });

  it('a request with another method or path keeps its host', () => {
    const sent = [
      to(0, 'vendor.example', { method: 'PUT' }),
      to(0, 'vendor.example', { path: '/x' }),
      to(1, 'gate.example'),
    ];
    expect(requestRoles(sent, [undefined, set]).slice(0, 2)).toEqual(['PUT vendor.example/v1', 'GET vendor.example/x']);
  });

  it('a host that gets the same request beside another endpoint keeps its name', () => {
    const sent = [to(0, 'vendor.example'), to(1, 'gate.example'), to(1, 'vendor.example')];
    expect(requestRoles(sent, [undefined, set])).toEqual([
      'GET vendor.example/v1',
      'GET {endpoint}/v1',
      'GET vendor.example/v1',
    ]);
  });

  it('a host that gets the same request whatever the endpoint keeps its name even as the endpoint', () => {
    const sent = [to(0, 'vendor.example'), to(1, 'vendor.example'), to(1, 'gate.example')];
    expect(requestRoles(sent, ['https://vendor.example', set])).toEqual([
      'GET vendor.example/v1',
      'GET vendor.example/v1',
      'GET {endpoint}/v1',
    ]);
  });
});

describe('the role of a tunnel', () => {
  const tunnel = (path: string): TrialMessage => to(0, 'proxy.example', { method: 'CONNECT', path });

  it.each([
    ['a.example:443', undefined, 'CONNECT {proxy} a.example:443'],
    ['A.example:443', 'https://a.example', 'CONNECT {proxy} {endpoint}'],
    ['a.example:80', 'https://a.example', 'CONNECT {proxy} a.example:80'],
  ])('to %s, the endpoint being %s', (path, endpoint, expected) => {
    expect(requestRoles([tunnel(path)], [endpoint])).toEqual([expected]);
  });
});
