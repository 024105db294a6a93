/** What planted marks make of messages, and which slots are new with them. */
import { describe, expect, it } from 'vitest';
import type { TrialChange } from '../../src/core/plant/marks/mark.ts';
import { newSlots } from '../../src/core/plant/realign.ts';
import { applyMark } from '../../src/core/plant/apply-mark.ts';
import { writeRequest } from '../../src/core/carriers/http/request.ts';
import type { CaptureEvent, WebSocketEvent } from '../../src/core/model/index.ts';
import { memoryBlobs, rawRequest } from '../builders/messages/captures.ts';
import { frameEvent } from '../builders/messages/events.ts';
import {
  bytesOf,
  drawing,
  baselineFor,
  markOf,
  posted,
  requested,
  targetAt,
} from '../builders/messages/planted-marks.ts';

const blobs = memoryBlobs();
const get = (path: string, at = 1): CaptureEvent =>
  rawRequest(blobs, 'https://a.example', `GET ${path} HTTP/1.1\r\nA: 1\r\n\r\n`, at);

const frame = (text: string, direction: WebSocketEvent['direction']): CaptureEvent =>
  frameEvent(blobs, 'a.example', text, direction);

describe('sowing', () => {
  const own = requested([0, 1, 2, 3].map((n) => posted(`{"t":"of ${n}, and the rest is the same"}`)));
  const target = targetAt(own, 'body.t');
  const plant = (name: string, draw: number, marked: readonly number[]) => {
    const change = markOf(name).instantiate(target, drawing(draw), [0, 1, 2, 3]);
    if (change === null) throw new Error(`${name} cannot stand there`);
    return applyMark(own, target, change, new Set(marked));
  };

  it('changes the marked messages, and says no other', () => {
    const marked = plant('doubled space', 6, [1, 3]);
    expect([...marked].map(([one, now]) => [one.trial, now && bytesOf(now)])).toEqual(
      [1, 3].map((n) => [n, posted(`{"t":"of ${n}, and the rest is the  same"}`)]),
    );
  });

  it('reads all as they are written, were it one or many', () => {
    const marked = plant('escape form', 20, [0, 1, 2, 3]);
    for (const [one, now] of marked) {
      expect(now?.place).not.toBe(one.place);
      expect([now?.trial, now?.nth, now?.path]).toEqual([one.trial, one.nth, one.path]);
    }
    expect(new Set([...marked.values()].map((now) => now && bytesOf(now))).size).toBe(4);
  });

  it('of a message that is not sent says so', () => {
    const marked = applyMark(
      own,
      targetAt(own, ''),
      (n, marked) => (marked ? { kind: 'not-sent' } : null),
      new Set([2]),
    );
    expect([...marked].map(([one, now]) => [one.trial, now])).toEqual([[2, null]]);
  });

  it('of messages that change places gives each the number of the other', () => {
    const both = baselineFor([[get('/a'), get('/b')]], blobs);
    const other = both.messages.get('GET a.example/b #1')?.[0];
    if (other == null) throw new Error('a trial sends both');
    const marked = applyMark(both, targetAt(both, ''), () => ({ kind: 'swapped', other }), new Set());
    expect([...marked].map(([one, now]) => [one.path, one.nth, now?.nth])).toEqual([
      ['/a', 0, 1],
      ['/b', 1, 0],
    ]);
  });

  it('of parts needs something that they are parts of', () => {
    const parts = targetAt(own, 'body').model.parts;
    if (parts === null) throw new Error('a document has parts');
    expect(() => applyMark(own, targetAt(own, ''), () => ({ kind: 'parts', parts }), new Set())).toThrow(
      'parts change only where there is a parent',
    );
  });

  it('writes what is sent in HTTP/2', () => {
    const fields = [
      [':method', 'POST'],
      [':path', '/x'],
      ['content-type', 'application/json'],
    ] as const;
    const request = (): CaptureEvent => ({
      ...rawRequest(blobs, 'https://a.example', ''),
      request: { form: 'h2', fields, body: blobs.put(Buffer.from('{"t":"a b"}')), truncated: false },
    });
    const both = baselineFor([[request()], [request()]], blobs);
    const there = targetAt(both, 'body.t');
    const change = markOf('doubled space').instantiate(there, drawing(0), [0, 1]);
    const marked = change === null ? [] : [...applyMark(both, there, change, new Set([1]))];
    const written = marked.map(([one, now]) => [one.trial, now && writeRequest('h2', now.place), now?.unreadBytes]);
    expect(written).toEqual([[1, { form: 'h2', fields, body: Buffer.from('{"t":"a  b"}') }, 0]]);
  });

  it('writes what is sent on WebSockets', () => {
    const sockets = baselineFor([[frame('{"t":"a b"}', 'sent')], [frame('{"t":"a b"}', 'sent')]], blobs);
    const there = targetAt(sockets, 'body.t');
    const change = markOf('doubled space').instantiate(there, drawing(0), [0, 1]);
    const marked = change === null ? [] : [...applyMark(sockets, there, change, new Set([1]))];
    expect(marked.map(([one, now]) => [one.trial, one.bytes, now?.bytes])).toEqual([[1, 11, 12]]);
  });
});

describe('new slots', () => {
  const bodies = [0, 1, 2, 3].map((n) => posted(`{"t":"some words","n":"${n % 2 === 0 ? 'x' : 'y'}"}`));
  const own = requested(bodies);
  const madeBy = (name: string, address: string, marked: readonly number[]) => {
    const target = targetAt(own, address);
    const change = markOf(name).instantiate(target, drawing(0), [0, 1, 2, 3]);
    if (change === null) throw new Error(`${name} cannot stand at ${address}`);
    return newSlots(own, applyMark(own, target, change, new Set(marked)));
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
    const paths = baselineFor(
      [0, 1, 2, 3].map(() => [get('/a/b')]),
      blobs,
    );
    const target = targetAt(paths, 'path');
    const change = markOf('letter case').instantiate(target, drawing(0), [0, 1, 2, 3]);
    const slots = change === null ? [] : newSlots(paths, applyMark(paths, target, change, new Set([1])));
    const presence = slots.filter(({ carrier }) => carrier === 'message.presence');
    expect(presence.map(({ message, symbols }) => [message, ...symbols.values()])).toEqual([
      ['GET a.example/A/b #1', '0', '1', '0', '0'],
      ['GET a.example/a/b #1', '1', '0', '1', '1'],
    ]);
  });

  it('tell an order by the first of the messages that change places', () => {
    const both = baselineFor(
      [0, 1, 2, 3].map(() => [get('/a'), get('/b')]),
      blobs,
    );
    const others = both.messages.get('GET a.example/b #1') ?? [];
    const change: TrialChange = (n, marked) => {
      const other = others[n] ?? null;
      return marked && other !== null ? { kind: 'swapped', other } : null;
    };
    const slots = newSlots(both, applyMark(both, targetAt(both, ''), change, new Set([1])));
    const [ab, ba] = ['GET a.example/a #1, GET a.example/b #1', 'GET a.example/b #1, GET a.example/a #1'];
    expect(slots.map(({ carrier, message, symbols }) => [carrier, message, ...symbols.values()])).toEqual([
      ['message.sequence', 'GET a.example/a #1', ab, ba, ab, ab],
    ]);
  });

  it('tell a message that is left out by its presence', () => {
    const slots = newSlots(
      own,
      applyMark(own, targetAt(own, ''), (n, m) => (m ? { kind: 'not-sent' } : null), new Set([0])),
    );
    expect(
      slots.filter(({ carrier }) => carrier === 'message.presence').map(({ symbols }) => [...symbols.values()]),
    ).toEqual([['0', '1', '1', '1']]);
  });
});
