/**
 * DNS messages on a stream, each behind its length in two bytes (RFC 1035 section 4.2.2); answered
 * by the sink, recorded.
 */
import type { Duplex } from 'node:stream';
import type { DnsSink } from './sink.ts';
import type { Origin } from '../exchange.ts';

/** Serves until the stream is gone; returns what came behind the last whole message. */
export async function serveDns<By extends string>(
  stream: Duplex,
  first: Buffer,
  origin: Origin<By>,
  gone: Promise<void>,
  sink: Pick<DnsSink, 'answer'>,
): Promise<Uint8Array> {
  let unread = first;
  const readOn = (): void => {
    while (unread.length >= 2 && unread.length >= 2 + unread.readUInt16BE(0)) {
      const end = 2 + unread.readUInt16BE(0);
      answerOne(stream, unread.subarray(2, end), origin, sink);
      unread = unread.subarray(end);
    }
  };
  stream.on('data', (piece: Buffer) => {
    unread = Buffer.concat([unread, piece]);
    readOn();
  });
  stream.once('end', () => stream.end());
  readOn();
  stream.resume();
  await gone;
  return unread;
}

function answerOne<By extends string>(
  stream: Duplex,
  query: Uint8Array,
  origin: Origin<By>,
  sink: Pick<DnsSink, 'answer'>,
): void {
  const { record, to } = origin;
  const { reply, name, type } = sink.answer(query);
  const raw = record.putBlob(query);
  record.emit({ kind: 'dns', at: record.now(), resolver: to.address, transport: 'tcp', name, type, raw });
  if (reply === null) return;
  stream.write(Buffer.concat([Buffer.from([reply.length >> 8, reply.length & 0xff]), reply]));
}
