/**
 * Writes an answer in HTTP/1 form, each piece of the body as soon as it is there (server-sent
 * events must not wait).
 */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { bodyPieces } from '../exchange.ts';
import type { WireAnswer } from '../responder.ts';

/** Framing headers are the writer's own, whatever the responder's server once used. */
const FRAMING_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'te',
  'trailer',
]);

type BodyForm = 'none' | 'length' | 'chunked' | 'until-close';

export interface AnswerTo {
  readonly method: string;
  readonly minor: 0 | 1;
  /** Whether the connection stays open afterwards. */
  readonly keepAlive: boolean;
}

/**
 * Writes `answer`; ends when all was handed to the socket, or the client is gone. True: the
 * connection can be kept.
 */
export async function sendAnswer(
  stream: Duplex,
  to: AnswerTo,
  answer: WireAnswer<string>,
  sent: (piece: Uint8Array) => void,
  gone: Promise<void>,
): Promise<boolean> {
  const form = bodyForm(to, answer);
  const keep = to.keepAlive && form !== 'until-close';
  stream.cork();
  await write(stream, Buffer.from(headOf(answer, form, keep), 'latin1'), gone, false);
  process.nextTick(() => stream.uncork());
  if (form !== 'none') await sendBody(stream, form, answer, sent, gone);
  return keep && !stream.destroyed;
}

async function sendBody(
  stream: Duplex,
  form: BodyForm,
  answer: WireAnswer<string>,
  sent: (piece: Uint8Array) => void,
  gone: Promise<void>,
): Promise<void> {
  for await (const piece of bodyPieces(answer.body, gone)) {
    if (stream.destroyed) return;
    sent(piece);
    await write(stream, form === 'chunked' ? chunk(piece) : piece, gone, true);
  }
  if (form === 'chunked') await write(stream, Buffer.from('0\r\n\r\n'), gone, false);
}

function bodyForm(to: AnswerTo, answer: WireAnswer<string>): BodyForm {
  if (to.method === 'HEAD' || answer.status === 204 || answer.status === 304) return 'none';
  if (answer.body instanceof Uint8Array) return 'length';
  return to.minor === 1 ? 'chunked' : 'until-close';
}

function headOf(answer: WireAnswer<string>, form: BodyForm, keep: boolean): string {
  const lines = [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? 'Unknown'}`];
  for (const [name, value] of answer.headers) {
    if (!FRAMING_HEADERS.has(name.toLowerCase())) lines.push(`${name}: ${value.replace(/[\r\n]+/g, ' ')}`);
  }
  if (form === 'length' && answer.body instanceof Uint8Array) lines.push(`content-length: ${answer.body.length}`);
  if (form === 'chunked') lines.push('transfer-encoding: chunked');
  lines.push(`connection: ${keep ? 'keep-alive' : 'close'}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function chunk(piece: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
}

/** Resolves when more may be written, or nothing ever can. */
async function write(stream: Duplex, bytes: Uint8Array, gone: Promise<void>, wait: boolean): Promise<void> {
  if (stream.destroyed || stream.writableEnded) return;
  if (stream.write(bytes) || !wait) return;
  await Promise.race([new Promise<void>((resolve) => stream.once('drain', resolve)), gone]);
}

export function sendContinue(stream: Duplex): void {
  if (!stream.destroyed) stream.write('HTTP/1.1 100 Continue\r\n\r\n');
}

/**
 * How long a connection may go on sending behind its last answer, ms; what it sends is kept (RFC
 * 9112 section 9.6). `drain`: the answer came before the end of its request, and the client gets
 * time to notice.
 */
const CLOSE_MS = { linger: 1000, drain: 10_000 } as const;

/** Ends our side of the connection, and gives the client a moment to end its own. */
export function closeBehind(stream: Duplex, how: keyof typeof CLOSE_MS, gone: Promise<void>): void {
  if (stream.destroyed) return;
  if (!stream.writableEnded) stream.end();
  const timer = setTimeout(() => stream.destroy(), CLOSE_MS[how]);
  void gone.then(() => clearTimeout(timer));
}
