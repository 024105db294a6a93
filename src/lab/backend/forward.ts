/** One model call to the mock and its answer back, piece by piece, pinned. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { WireAnswer } from '../../wire/responder.ts';
import { pinner, requestId } from './pinned.ts';
import type { ModelCall } from './providers.ts';

/**
 * `answers`: how many the model has given before. `cutAfter`: the body breaks off (its iterator throws) after that many
 * pieces. Rejects when the mock cannot be reached.
 */
export async function forward(
  call: ModelCall,
  body: Uint8Array,
  port: number,
  answers: number,
  cutAfter?: number,
): Promise<WireAnswer> {
  const answer = await ask(call, body, port);
  const type = answer.headers['content-type'] ?? 'application/json';
  const id = requestId(call.api, answers);
  return {
    status: answer.statusCode ?? 502,
    headers: [
      ['content-type', type],
      ...(type.includes('event-stream') ? ([['cache-control', 'no-cache']] as const) : []),
      ['request-id', id],
      ['x-request-id', id],
    ],
    body: cut(type.includes('vnd.amazon') ? answer : pinnedPieces(answer, pinner(call.api, answers), type), cutAfter),
    by: 'backend',
  };
}

function ask(call: ModelCall, body: Uint8Array, port: number): Promise<IncomingMessage> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-aimock-context': call.api };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: call.target, headers }, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * The answer cut at the ends of events or lines, since identifiers must not be split and since pieces should not
 * depend on how the loopback happened to deliver them.
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

/** How many answers of the model the conversation holds already; 0 for a body that is no conversation. */
export function answersIn(body: Uint8Array): number {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return listOf(parsed).filter(isAnswer).length;
  } catch {
    // The mock answers a body that is not JSON as the provider would; that is the first turn of nothing.
    return 0;
  }
}

function listOf(parsed: unknown): readonly unknown[] {
  if (typeof parsed !== 'object' || parsed === null) return [];
  const record = parsed as Record<string, unknown>;
  const list = record['messages'] ?? record['input'] ?? record['contents'];
  return Array.isArray(list) ? list : [];
}

function isAnswer(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  const role = (entry as Record<string, unknown>)['role'];
  return role === 'assistant' || role === 'model';
}
