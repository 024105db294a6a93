/** Only the events that can hold a tell. */
import { describe, expect, it } from 'vitest';
import { withRelevantEvents } from '../../src/core/relocate/relevant-events.ts';
import type { CaptureEvent } from '../../src/core/model/index.ts';
import { capture, memoryBlobs, rawRequest } from '../builders/messages/captures.ts';
import { dnsEvent, fileEvent, outputEvent, tcpEvent, tlsEvent } from '../builders/messages/events.ts';

const blobs = memoryBlobs();
const asked = (line: string): CaptureEvent => rawRequest(blobs, 'https://a.example', `${line} HTTP/1.1\r\n\r\n`);

const OTHERS: Readonly<Record<string, CaptureEvent>> = {
  dns: dnsEvent(blobs, 'a.example'),
  tcp: tcpEvent('a.example'),
  tls: tlsEvent(blobs, 'a.example'),
  stdout: outputEvent(blobs, 'out'),
  stderr: outputEvent(blobs, 'err', 'stderr'),
  files: fileEvent(blobs, '/x', 'x'),
  packets: {
    kind: 'packet',
    at: 1,
    protocol: 'udp',
    address: '192.0.2.1',
    raw: blobs.put(Buffer.from('x')),
  },
};

/** The events that are left of these. */
function left(sink: string, message: string, events: readonly CaptureEvent[]): readonly CaptureEvent[] {
  return withRelevantEvents({ sink, message }, [capture('001', events)], blobs.read)[0]?.events ?? [];
}

describe('a tell in a request', () => {
  const MESSAGE = 'POST {endpoint}/v1/messages #1';

  it.each([
    ['POST /v1/messages', true],
    ['POST /gateway/v1/messages', true],
    ['POST /v1/messages?beta=true', true],
    ['POST https://a.example/v1/messages', true],
    ['GET /v1/messages', false],
    ['POST /v1/other', false],
    ['POST /v1/messages/count', false],
    ['POST /messages2', false],
  ])('may stand in %s: %s', (line, stands) => {
    const keeps = asked('POST /messages');
    const event = asked(line);
    expect(left('http', MESSAGE, [keeps, event])).toEqual(stands ? [keeps, event] : [keeps]);
  });

  it('whose last segment is an id may stand where the path ends with a slash', () => {
    const [id, slash, word] = [asked('GET /v1/{x}'), asked('GET /v1/'), asked('GET /v1/x')];
    expect(left('http', 'GET a.example/v1/{id} #1', [id, slash, word])).toEqual([id, slash]);
  });

  it('stands in nothing else', () => {
    const keeps = asked('POST /messages');
    expect(left('http', MESSAGE, [...Object.values(OTHERS), keeps])).toEqual([keeps]);
  });
});

describe('a tell elsewhere', () => {
  it.each(Object.keys(OTHERS))('stands in events of its sink: %s', (sink) => {
    expect(left(sink, 'x', [...Object.values(OTHERS), asked('GET /')])).toEqual([OTHERS[sink]]);
  });

  it('of timing may stand in all of them', () => {
    const all = [...Object.values(OTHERS), asked('GET /')];
    expect(left('timing', 'x', all)).toEqual(all);
  });
});

describe('captures', () => {
  it('are left as they are where nothing is left of all of them', () => {
    const captures = [capture('001', [asked('GET /other')]), capture('002', [])];
    expect(withRelevantEvents({ sink: 'http', message: 'GET a.example/x #1' }, captures, blobs.read)).toBe(captures);
  });

  it('stay, without events, where something is left of another', () => {
    const [one, other] = [capture('001', [asked('GET /other')]), capture('002', [asked('GET /x')])];
    const narrowed = withRelevantEvents({ sink: 'http', message: 'GET a.example/x #1' }, [one, other], blobs.read);
    expect(narrowed.map(({ trial, events }) => [trial.id, events.length])).toEqual([
      ['001', 0],
      ['002', 1],
    ]);
  });
});
