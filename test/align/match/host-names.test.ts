/** Canonical host names by the settings of each trial. */
import { describe, expect, it } from 'vitest';
import { HostNames } from '../../../src/core/align/match/host-names.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { sentOf } from '../../builders/messages/trial-messages.ts';

type Facts = Readonly<Record<string, string>>;

const named = (facts: Facts, host: string): string => new HostNames([facts], [], []).nameOf(0, host);

describe('the canonical name of a host', () => {
  it.each([
    ['without a setting is the host', {}, 'a.example', 'a.example'],
    ['of the endpoint', { endpoint: 'https://API.example:8443/v1' }, 'api.example', '{endpoint}'],
    ['of the proxy', { proxy: 'http://Proxy.example:3128' }, 'proxy.example', '{proxy}'],
    ['of the machine', { host: 'Build-Box' }, 'build-box', '{hostname}'],
    [
      'of endpoint and proxy is the endpoint',
      { endpoint: 'http://a.example', proxy: 'http://a.example' },
      'a.example',
      '{endpoint}',
    ],
    ['of machine and proxy is the proxy', { host: 'a.example', proxy: 'http://a.example' }, 'a.example', '{proxy}'],
    ['of a setting that is no URL', { endpoint: 'a.example' }, 'a.example', 'a.example'],
    ['below the search domain', { searchDomain: 'Corp.example' }, 'db.corp.example', 'db.{search-domain}'],
    [
      'of the machine below it',
      { searchDomain: 'corp.example', host: 'box' },
      'box.corp.example',
      '{hostname}.{search-domain}',
    ],
    ['that is the search domain', { searchDomain: 'corp.example' }, 'corp.example', 'corp.example'],
    ['whose name only ends like the search domain', { searchDomain: 'corp.example' }, 'acorp.example', 'acorp.example'],
    ['beside an empty search domain', { searchDomain: '' }, 'corp.', 'corp.'],
    [
      'of the endpoint below the search domain is the endpoint',
      { searchDomain: 'b.example', endpoint: 'http://a.b.example' },
      'a.b.example',
      '{endpoint}',
    ],
  ])('%s', (_, facts, host, expected) => {
    expect(named(facts, host)).toBe(expected);
  });

  it('depends only on the settings of its own trial', () => {
    const hosts = new HostNames([{ host: 'one' }, { host: 'two' }], [], []);
    expect([hosts.nameOf(0, 'one'), hosts.nameOf(1, 'one'), hosts.nameOf(1, 'two')]).toEqual([
      '{hostname}',
      'one',
      '{hostname}',
    ]);
  });
});

describe('without an endpoint setting', () => {
  const request: TrialMessage = sentOf({ trial: 1, host: 'vendor.example' });
  const names = (facts: Facts, role: string): string =>
    new HostNames([{}, facts], [request], [role]).nameOf(1, 'vendor.example');

  it('the host of a request to the endpoint is {endpoint}', () => {
    expect(names({}, 'GET {endpoint}/v1')).toBe('{endpoint}');
  });

  it('the host of another request keeps its name', () => {
    expect(names({}, 'GET vendor.example/v1')).toBe('vendor.example');
    expect(names({}, 'CONNECT {proxy} {endpoint}')).toBe('vendor.example');
    expect(new HostNames([{}, {}], [request], []).nameOf(1, 'vendor.example')).toBe('vendor.example');
  });

  it('only that trial names the host {endpoint}', () => {
    expect(names({ endpoint: 'https://a.example' }, 'GET {endpoint}/v1')).toBe('vendor.example');
    expect(new HostNames([{}, {}], [request], ['GET {endpoint}/v1']).nameOf(0, 'vendor.example')).toBe(
      'vendor.example',
    );
  });
});

describe('the peer of a connection', () => {
  const hosts = new HostNames([{ proxy: 'http://proxy.example:3128' }], [], []);

  it('is host and port', () => {
    expect(hosts.peerOf({ trial: 0, host: 'a.example', port: 8080 })).toBe('a.example:8080');
  });

  it('is the canonical name alone for a host in a setting', () => {
    expect(hosts.peerOf({ trial: 0, host: 'proxy.example', port: 3128 })).toBe('{proxy}');
  });
});
