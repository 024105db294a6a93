/** What marks are planted in, what they make of messages, and which slots are new with them. */
import { describe, expect, it } from 'vitest';
import { readerOf } from '../../../src/core/analysis/align/align.ts';
import { groundOf, messagesByRole, type Ground } from '../../../src/core/analysis/plant/ground.ts';
import type { Planting } from '../../../src/core/analysis/plant/marks/mark.ts';
import { newSlots } from '../../../src/core/analysis/plant/realign.ts';
import { sow } from '../../../src/core/analysis/plant/sowing.ts';
import type { Capture, CaptureEvent, WebSocketEvent } from '../../../src/core/model/index.ts';
import { capture, memoryBlobs, rawRequest, trialId } from '../../builders/captures.ts';
import { dnsEvent, outputEvent } from '../../builders/events.ts';
import { bytesOf, drawing, groundFor, markOf, posted, requested, spotAt, zoneOf } from '../marks/bytes.ts';

const blobs = memoryBlobs();
const get = (path: string, at = 1): CaptureEvent =>
  rawRequest(blobs, 'https://a.example', `GET ${path} HTTP/1.1\r\nA: 1\r\n\r\n`, at);

const frame = (text: string, direction: WebSocketEvent['direction']): CaptureEvent => ({
  kind: 'websocket',
  at: 2,
  connection: 1,
  to: { address: '198.18.0.1', port: 443, host: 'a.example' },
  direction,
  opcode: 'text',
  payload: blobs.put(Buffer.from(text)),
});

function ground(captures: readonly Capture[]): Ground {
  const trials = captures.map(({ trial }) => trial);
  const design = { seed: 1, factors: { zone: ['UTC', 'east'] }, strength: 1, trials };
  return groundOf({ design, captures, reader: readerOf(blobs.read), renderings: () => [] });
}

const trial = (nth: number, events: readonly CaptureEvent[] = [get('/x')]): Capture =>
  capture(trialId(nth), events, { assignment: { zone: zoneOf(nth) } });

describe('the ground', () => {
  it('is the trials of the screen that ran, by their ids', () => {
    const failed: Capture = { ...trial(4), outcome: { kind: 'lab-failed', cause: 'x' } };
    const confirming = capture(trialId(3), [get('/x')], { stage: 'confirm' });
    const { ids, captures } = ground([trial(2), confirming, failed, trial(0), trial(1)]);
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
    const { roles, messages, eventOf } = ground([trial(0, events), trial(1, events)]);
    expect([...roles.keys()]).toEqual(['GET a.example/b', 'GET a.example/z', 'WEBSOCKET a.example']);
    expect([...messages.keys()]).toEqual(['GET a.example/b #1', 'GET a.example/z #1', 'WEBSOCKET a.example #1']);
    expect(messages.get('GET a.example/z #1')?.map((one) => one && eventOf.get(one))).toEqual([events[1], events[1]]);
    expect(messages.get('WEBSOCKET a.example #1')?.map((one) => one && eventOf.get(one))).toEqual([
      events[3],
      events[3],
    ]);
  });

  it('has spots in messages that half of the trials send', () => {
    const { spots } = ground([trial(0, [get('/x'), get('/y')]), trial(1, [get('/x')]), trial(2, []), trial(3, [])]);
    expect([...spots.keys()]).toEqual(['GET a.example/x #1']);
  });

  it('has no spots in messages of more than a mebibyte', () => {
    const sized = (bytes: number) =>
      rawRequest(blobs, 'https://a.example', `GET /${'x'.repeat(bytes - 16)} HTTP/1.1\r\n\r\n`);
    expect(Buffer.from(blobs.read(sizedHash(sized(100)))).length).toBe(100 + 2);
    expect(ground([trial(0, [sized(2 ** 20 - 2)])]).spots.size).toBe(1);
    expect(ground([trial(0, [sized(2 ** 20 - 1)])]).spots.size).toBe(0);
  });

  it('knows the slots that are there without any mark, and which of them look random', () => {
    const hex = ['a1b2', 'c9d8', 'e7f6', '0a1b', '2c3d', '4e5f', '6a7b', '8c9d'];
    const { slots, random } = requested(hex.map((id, n) => posted(`{"id":"${id}","n":"${n % 2 === 0 ? 'x' : 'y'}"}`)));
    expect(slots.map(({ address }) => address).sort()).toEqual(['body.id', 'body.n', 'message'].slice(0, 2));
    expect(random.map(({ address }) => address)).toEqual(['body.id']);
  });

  it('knows the columns that alignment visited', () => {
    const own = ground([trial(0), trial(1)]);
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
    const sent = captures.flatMap((one, nth) => reader.sentBy(one, nth));
    const groups = [...messagesByRole(sent, captures)].map(([role, some]) => [role, ...some.map((one) => one.trial)]);
    expect(groups).toEqual([
      ['GET a.example/a', 0],
      ['GET a.example/b', 0, 1],
    ]);
  });
});

describe('sowing', () => {
  const own = requested([0, 1, 2, 3].map((n) => posted(`{"t":"of ${n}, and the rest is the same"}`)));
  const spot = spotAt(own, 'body.t');
  const plant = (name: string, draw: number, marked: readonly number[]) => {
    const planting = markOf(name).settle(spot, drawing(draw), [0, 1, 2, 3]);
    if (planting === null) throw new Error(`${name} cannot stand there`);
    return sow(own, spot, planting, new Set(marked));
  };

  it('changes the marked messages, and says no other', () => {
    const sown = plant('doubled space', 6, [1, 3]);
    expect([...sown].map(([one, now]) => [one.trial, now && bytesOf(now)])).toEqual(
      [1, 3].map((n) => [n, posted(`{"t":"of ${n}, and the rest is the  same"}`)]),
    );
  });

  it('reads all as they are written, were it one or many', () => {
    const sown = plant('escape form', 20, [0, 1, 2, 3]);
    for (const [one, now] of sown) {
      expect(now?.place).not.toBe(one.place);
      expect([now?.trial, now?.nth, now?.path]).toEqual([one.trial, one.nth, one.path]);
    }
    expect(new Set([...sown.values()].map((now) => now && bytesOf(now))).size).toBe(4);
  });

  it('of a message that is not sent says so', () => {
    const sown = sow(own, spotAt(own, ''), (n, marked) => (marked ? { kind: 'not-sent' } : null), new Set([2]));
    expect([...sown].map(([one, now]) => [one.trial, now])).toEqual([[2, null]]);
  });

  it('of messages that change places gives each the number of the other', () => {
    const both = groundFor([[get('/a'), get('/b')]], blobs);
    const other = both.messages.get('GET a.example/b #1')?.[0];
    if (other == null) throw new Error('a trial sends both');
    const sown = sow(both, spotAt(both, ''), () => ({ kind: 'swapped', other }), new Set());
    expect([...sown].map(([one, now]) => [one.path, one.nth, now?.nth])).toEqual([
      ['/a', 0, 1],
      ['/b', 1, 0],
    ]);
  });

  it('of parts needs something that they are parts of', () => {
    const parts = spotAt(own, 'body').model.parts;
    if (parts === null) throw new Error('a document has parts');
    expect(() => sow(own, spotAt(own, ''), () => ({ kind: 'parts', parts }), new Set())).toThrow(
      'parts change only where there is a parent',
    );
  });

  it('writes what is sent on WebSockets', () => {
    const sockets = groundFor([[frame('{"t":"a b"}', 'sent')], [frame('{"t":"a b"}', 'sent')]], blobs);
    const there = spotAt(sockets, 'body.t');
    const planting = markOf('doubled space').settle(there, drawing(0), [0, 1]);
    const sown = planting === null ? [] : [...sow(sockets, there, planting, new Set([1]))];
    expect(sown.map(([one, now]) => [one.trial, one.bytes, now?.bytes])).toEqual([[1, 11, 12]]);
  });
});

describe('new slots', () => {
  const bodies = [0, 1, 2, 3].map((n) => posted(`{"t":"some words","n":"${n % 2 === 0 ? 'x' : 'y'}"}`));
  const own = requested(bodies);
  const madeBy = (name: string, address: string, marked: readonly number[]) => {
    const spot = spotAt(own, address);
    const planting = markOf(name).settle(spot, drawing(0), [0, 1, 2, 3]);
    if (planting === null) throw new Error(`${name} cannot stand at ${address}`);
    return newSlots(own, sow(own, spot, planting, new Set(marked)));
  };

  it('are those that the mark makes, and none that was there before', () => {
    const slots = madeBy('doubled space', 'body.t', [1, 2]);
    expect(slots.map(({ carrier, address, symbols }) => [carrier, address, ...symbols.values()])).toEqual([
      ['message.size', 'message', '97', '98', '98', '97'],
      ['http.header-value', 'headers.content-length', '6', '7', '7', '6'],
      ['text.code-point', 'body.t', '', ' ', ' ', ''],
    ]);
  });

  it('are none without a mark', () => {
    expect(newSlots(own, new Map())).toEqual([]);
  });

  it('tell a path that the mark changes by another message', () => {
    const paths = groundFor(
      [0, 1, 2, 3].map(() => [get('/a/b')]),
      blobs,
    );
    const spot = spotAt(paths, 'path');
    const planting = markOf('letter case').settle(spot, drawing(0), [0, 1, 2, 3]);
    const slots = planting === null ? [] : newSlots(paths, sow(paths, spot, planting, new Set([1])));
    const presence = slots.filter(({ carrier }) => carrier === 'message.presence');
    expect(presence.map(({ message, symbols }) => [message, ...symbols.values()])).toEqual([
      ['GET a.example/A/b #1', '0', '1', '0', '0'],
      ['GET a.example/a/b #1', '1', '0', '1', '1'],
    ]);
  });

  it('tell an order by the first of the messages that change places', () => {
    const both = groundFor(
      [0, 1, 2, 3].map(() => [get('/a'), get('/b')]),
      blobs,
    );
    const others = both.messages.get('GET a.example/b #1') ?? [];
    const planting: Planting = (n, marked) => {
      const other = others[n] ?? null;
      return marked && other !== null ? { kind: 'swapped', other } : null;
    };
    const slots = newSlots(both, sow(both, spotAt(both, ''), planting, new Set([1])));
    const [ab, ba] = ['GET a.example/a #1, GET a.example/b #1', 'GET a.example/b #1, GET a.example/a #1'];
    expect(slots.map(({ carrier, message, symbols }) => [carrier, message, ...symbols.values()])).toEqual([
      ['message.sequence', 'GET a.example/a #1', ab, ba, ab, ab],
    ]);
  });

  it('tell a message that is left out by its presence', () => {
    const slots = newSlots(
      own,
      sow(own, spotAt(own, ''), (n, m) => (m ? { kind: 'not-sent' } : null), new Set([0])),
    );
    expect(
      slots.filter(({ carrier }) => carrier === 'message.presence').map(({ symbols }) => [...symbols.values()]),
    ).toEqual([['0', '1', '1', '1']]);
  });
});
