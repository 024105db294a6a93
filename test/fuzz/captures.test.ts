/** Whole captures with whatever on every sink: they align, no byte is left unread, and the order of trials changes nothing. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { alignCaptures } from '../../src/core/align/align.ts';
import type { Alignment, Capture, CaptureEvent } from '../../src/core/model/index.ts';
import { capture, memoryBlobs } from '../builders/messages/captures.ts';
import { clientHello, dnsQuery, http2Start, looseObject } from './binary-formats.ts';
import { damaged, fuzz } from './cases.ts';

const blobs = memoryBlobs();
const bytes = fc.uint8Array({ maxLength: 12 });
const at = fc.nat(50);
const segment = fc.oneof(
  fc.constantFrom('u', 'app', '.git', 'a1b2', '-home-u-app', '..', ''),
  fc.string({ maxLength: 4 }),
);
const path = fc.array(segment, { maxLength: 4 }).map((parts) => `/home/u/${parts.join('/')}`);
const objectPath = fc
  .constantFrom('a', 'b')
  .map((sign) => `/home/u/app/.git/objects/${sign.repeat(2)}/${sign.repeat(38)}`);
const mode = fc.constantFrom(0o100644, 0o40755, 0o120777, 0);
const host = fc.constantFrom('api.example', 'gw.example', 'box', 'x7.id.example', '192.0.2.1');

const file: fc.Arbitrary<CaptureEvent> = fc
  .record({
    at,
    path,
    mode,
    held: fc.option(
      fc.oneof(
        bytes,
        fc.json().map((text) => Buffer.from(text)),
      ),
    ),
  })
  .map(({ held, ...rest }) => ({
    kind: 'file',
    ...rest,
    size: 3,
    ...(held === null ? {} : { bytes: blobs.put(held) }),
  }));
const object: fc.Arbitrary<CaptureEvent> = fc
  .record({ at, path: objectPath, held: damaged(looseObject) })
  .map(({ held, ...rest }) => ({ kind: 'file', ...rest, mode: 0o100444, size: held.length, bytes: blobs.put(held) }));

const peer = fc.record({ at, host, connection: fc.nat(2) }).map(({ host: name, ...rest }) => {
  return { ...rest, to: { address: '192.0.2.9', port: 443, host: name } };
});
const network: fc.Arbitrary<CaptureEvent> = fc.oneof(
  fc.tuple(peer, damaged(clientHello)).map(([to, hello]) => {
    return { kind: 'tls', ...to, hello: blobs.put(hello), ja3: 'a', ja4: 'b', alpn: [] } as const;
  }),
  fc
    .tuple(peer, damaged(http2Start))
    .map(([to, start]) => ({ kind: 'http2', ...to, start: blobs.put(start) }) as const),
  fc.tuple(peer, fc.option(bytes)).map(([to, raw]) => {
    return { kind: 'tcp', ...to, ...(raw === null ? {} : { raw: blobs.put(raw) }) } as const;
  }),
  fc.tuple(at, host, damaged(dnsQuery)).map(([when, name, raw]) => {
    return { kind: 'dns', at: when, resolver: 'r', transport: 'udp', name, type: 'A', raw: blobs.put(raw) } as const;
  }),
  fc.tuple(at, host, bytes).map(([when, address, raw]) => {
    return { kind: 'packet', at: when, protocol: 'udp', address, raw: blobs.put(raw) } as const;
  }),
  fc.tuple(at, fc.constantFrom('stdout', 'stderr'), bytes).map(([when, stream, printed]) => {
    return { kind: 'output', at: when, stream, bytes: blobs.put(printed), truncated: false } as const;
  }),
);

const facts = fc.record(
  {
    home: fc.constant('/home/u'),
    workDir: fc.constant('/home/u/app'),
    host: fc.constant('box'),
    endpoint: fc.constantFrom('https://gw.example', 'no url'),
    searchDomain: fc.constantFrom('example', ''),
  },
  { requiredKeys: ['home'] },
);

const trials = (events: fc.Arbitrary<CaptureEvent>): fc.Arbitrary<Capture[]> =>
  fc
    .array(fc.tuple(fc.array(events, { maxLength: 6 }), facts), { minLength: 2, maxLength: 4 })
    .map((all) => all.map(([said, own], index) => capture(`00${index + 1}`, said, { facts: own })));

const aligned = (captures: readonly Capture[]): Alignment => alignCaptures(captures, blobs.read, () => []);
const asText = ({ slots }: Alignment): string =>
  JSON.stringify(slots.map(({ symbols, ...slot }) => ({ ...slot, symbols: [...symbols] })));

function holds(captures: Capture[]): void {
  const alignment = aligned(captures);
  expect(alignment.unreadBytes).toBe(0);
  expect(asText(aligned([...captures].reverse()))).toBe(asText(alignment));
}

describe('captures align, every byte read', () => {
  fuzz('trees of files', trials(fc.oneof(file, file, object)), holds);
  fuzz('whatever is said on the network, printed and left behind', trials(fc.oneof(network, network, file)), holds);
});
