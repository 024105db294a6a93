/** What marks are planted in. */
import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/core/align/align.ts';
import { baselineOf, messagesByRole, type Baseline } from '../../src/core/plant/baseline.ts';
import type { Capture, CaptureEvent, WebSocketEvent } from '../../src/core/model/index.ts';
import { capture, memoryBlobs, rawRequest, trialId } from '../builders/messages/captures.ts';
import { dnsEvent, frameEvent, outputEvent } from '../builders/messages/events.ts';
import { posted, requested, zoneOf } from '../builders/messages/planted-marks.ts';

const blobs = memoryBlobs();
const get = (path: string, at = 1): CaptureEvent =>
  rawRequest(blobs, 'https://a.example', `GET ${path} HTTP/1.1\r\nA: 1\r\n\r\n`, at);

const frame = (text: string, direction: WebSocketEvent['direction']): CaptureEvent =>
  frameEvent(blobs, 'a.example', text, direction);

function baseline(captures: readonly Capture[]): Baseline {
  const trials = captures.map(({ trial }) => trial);
  const design = { seed: 1, factors: { zone: ['UTC', 'east'] }, strength: 1, trials };
  return baselineOf({ design, captures, reader: readerOf(blobs.read), renderings: () => [] });
}

const trial = (nth: number, events: readonly CaptureEvent[] = [get('/x')]): Capture =>
  capture(trialId(nth), events, { assignment: { zone: zoneOf(nth) } });

describe('the ground', () => {
  it('is the trials of the screen that ran, by their ids', () => {
    const failed: Capture = { ...trial(4), outcome: { kind: 'lab-failed', cause: 'x' } };
    const confirming = capture(trialId(3), [get('/x')], { stage: 'confirm' });
    const { ids, captures } = baseline([trial(2), confirming, failed, trial(0), trial(1)]);
    expect(ids).toEqual(['001', '002', '003']);
    expect(captures.map((one) => one.trial.id)).toEqual(ids);
  });

  it('is requests and what is sent on WebSockets, sorted by role', () => {
    const events = [
      outputEvent(blobs, 'out'),
      get('/z'),
      frame('in', 'received'),
      frame('sent', 'sent'),
      dnsEvent(blobs, 'a.example'),
      get('/b'),
    ];
    const { roles, messages, eventOf } = baseline([trial(0, events), trial(1, events)]);
    expect([...roles.keys()]).toEqual(['GET a.example/b', 'GET a.example/z', 'WEBSOCKET a.example']);
    expect([...messages.keys()]).toEqual(['GET a.example/b #1', 'GET a.example/z #1', 'WEBSOCKET a.example #1']);
    expect(messages.get('GET a.example/z #1')?.map((one) => one && eventOf.get(one))).toEqual([events[1], events[1]]);
    expect(messages.get('WEBSOCKET a.example #1')?.map((one) => one && eventOf.get(one))).toEqual([
      events[3],
      events[3],
    ]);
  });

  it('has spots in messages that half of the trials send', () => {
    const { targets } = baseline([trial(0, [get('/x'), get('/y')]), trial(1, [get('/x')]), trial(2, []), trial(3, [])]);
    expect([...targets.keys()]).toEqual(['GET a.example/x #1']);
  });

  it('has no spots in messages of more than a mebibyte', () => {
    const sized = (bytes: number) =>
      rawRequest(blobs, 'https://a.example', `GET /${'x'.repeat(bytes - 16)} HTTP/1.1\r\n\r\n`);
    expect(Buffer.from(blobs.read(sizedHash(sized(100)))).length).toBe(100 + 2);
    expect(baseline([trial(0, [sized(2 ** 20 - 2)])]).targets.size).toBe(1);
    expect(baseline([trial(0, [sized(2 ** 20 - 1)])]).targets.size).toBe(0);
  });

  it('knows the slots that are there without any mark, and which of them look random', () => {
    const hex = ['a1b2', 'c9d8', 'e7f6', '0a1b', '2c3d', '4e5f', '6a7b', '8c9d'];
    const { slots, random } = requested(hex.map((id, n) => posted(`{"id":"${id}","n":"${n % 2 === 0 ? 'x' : 'y'}"}`)));
    expect(slots.map(({ address }) => address).sort()).toEqual(['body.id', 'body.n', 'message'].slice(0, 2));
    expect(random.map(({ address }) => address)).toEqual(['body.id']);
  });

  it('knows the columns that alignment visited', () => {
    const own = baseline([trial(0), trial(1)]);
    const [message = ''] = own.messages.keys();
    const column = (own.messages.get(message) ?? []).map((one) => one?.place ?? null);
    expect(own.isKnown(message, '', column)).toBe(true);
    expect(own.isKnown(message, 'path', column)).toBe(false);
    expect(own.isKnown('other', '', column)).toBe(false);
    expect(own.isKnown(message, '', [column[0] ?? null, null])).toBe(false);
  });
});

const sizedHash = (event: CaptureEvent): string =>
  event.kind === 'http' && event.request.form === 'h1' ? event.request.raw : '';

describe('messages by role', () => {
  it('are sorted by role, and in the order of the trials within each', () => {
    const captures = [trial(0, [get('/b'), get('/a')]), trial(1, [get('/b')])];
    const reader = readerOf(blobs.read);
    const sent = captures.flatMap((one, nth) => reader.messagesOf(one, nth));
    const groups = [...messagesByRole(sent, captures)].map(([role, some]) => [role, ...some.map((one) => one.trial)]);
    expect(groups).toEqual([
      ['GET a.example/a', 0],
      ['GET a.example/b', 0, 1],
    ]);
  });
});
