/**
 * Relays one model call to the mock, and its answer back in pieces with fixed identifiers. Runs in
 * the worker.
 */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { LabAnswer } from './answered-by.ts';
import { pinner, requestId } from './stable-identifiers.ts';
import type { ModelCall } from './providers.ts';

export interface Forwarding {
  readonly port: number;
  /** Names the call to whoever scripts the mock. */
  readonly ticket: string;
  /** How many answers the model has given before. */
  readonly answers: number;
  /** The body breaks off (its iterator throws) after that many pieces. */
  readonly cutAfter: number | undefined;
}

const RETRY_AT_ONCE = [
  ['retry-after', '1'],
  ['retry-after-ms', '50'],
] as const;

/** Resolves when the answer's head is there; rejects when the mock cannot be reached. */
export async function forward(call: ModelCall, body: Uint8Array, how: Forwarding): Promise<LabAnswer> {
  const { answers, cutAfter } = how;
  const answer = await ask(call, body, how);
  const type = answer.headers['content-type'] ?? 'application/json';
  const id = requestId(call.api, answers);
  return {
    status: answer.statusCode ?? 502,
    headers: [
      ['content-type', type],
      ...(type.includes('event-stream') ? ([['cache-control', 'no-cache']] as const) : []),
      ['request-id', id],
      ['x-request-id', id],
      // The shortest waits that a provider names. A client that heeds neither waits as long as it
      // likes.
      ...((answer.statusCode ?? 502) < 400 ? [] : RETRY_AT_ONCE),
    ],
    body: cut(type.includes('vnd.amazon') ? answer : pinnedPieces(answer, pinner(call.api, answers), type), cutAfter),
    by: 'backend',
  };
}

function ask(call: ModelCall, body: Uint8Array, { port, ticket }: Forwarding): Promise<IncomingMessage> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-aimock-context': ticket };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: call.target, headers }, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * Cuts the answer at the ends of events or lines. An identifier must not be split, and the pieces
 * must not depend on the loopback's timing.
 */
async function* pinnedPieces(
  answer: IncomingMessage,
  pin: (text: string) => string,
  type: string,
): AsyncGenerator<Uint8Array> {
  const end = type.includes('event-stream') ? '\n\n' : '\n';
  let rest = '';
  answer.setEncoding('utf8');
  for await (const text of answer as AsyncIterable<string>) {
    const pieces = (rest + text).split(end);
    rest = pieces.pop() ?? '';
    for (const piece of pieces) yield Buffer.from(pin(piece + end));
  }
  if (rest !== '') yield Buffer.from(pin(rest));
}

async function* cut(pieces: AsyncIterable<Uint8Array>, after = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const piece of pieces) {
    if (passed >= after) throw new Error('the scenario cuts the answer here');
    passed += 1;
    yield piece;
  }
}
