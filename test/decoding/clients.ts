/** Invented clients. Each carries several marks, one a carrier, and each mark follows a factor of its own. */
import type { Assignment, CaptureEvent, PutBlob } from '../../src/core/model/index.ts';
import type { TrialScript } from '../../src/lab/pool/memory-lab.ts';
import { VENDOR } from '../audit/subjects.ts';
import { posted } from '../builders/messages/post-request.ts';

/** Two levels each, the reference first. */
export const LEVELS: Readonly<Record<string, readonly [string, string]>> = {
  timezone: ['UTC', 'Asia/Tokyo'],
  locale: ['C.UTF-8', 'de_DE.UTF-8'],
  hostname: ['ws-4471', 'fra-dev-17'],
  ci: ['none', 'gitlab-ci'],
  git: ['sokafor@tinforge.dev', 'a.brodersen@ostsee-werft.de'],
};

interface Message {
  readonly head: readonly string[];
  readonly body: string;
}

const PLAIN: Message = {
  head: ['User-Agent: invented/1.0', 'X-App: cli', 'X-Kind: turn', 'X-Beta: on'],
  body: JSON.stringify({
    model: 'small-1',
    top: 3,
    temperature: 1,
    system: 'Answer in one word, please: a one-word answer.',
    tools: [{ name: 'read_file' }, { name: 'write_file' }, { name: 'search' }],
    stream: true,
    stop: 'END',
  }),
};

type Mark = (message: Message) => Message;
const inBody =
  (from: string, to: string): Mark =>
  ({ head, body }) => ({ head, body: body.replace(from, to) });
const inHead =
  (from: string, to: string): Mark =>
  ({ head, body }) => ({ body, head: head.flatMap((line) => (line === from ? (to === '' ? [] : [to]) : [line])) });

/** By client: what each mark does where its factor is not at the reference. */
export const MARKS: Readonly<Record<string, Readonly<Record<string, Mark>>>> = {
  orders: {
    'text.code-point': inBody('one-word', 'one\u2010word'),
    'http.header-order': ({ head, body }) => ({ body, head: [...head].reverse() }),
    'json.key-order': inBody('"model":"small-1","top":3', '"top":3,"model":"small-1"'),
    'json.white-space': inBody('"stream":', '"stream": '),
    'list.order': inBody('{"name":"read_file"},{"name":"write_file"}', '{"name":"write_file"},{"name":"read_file"}'),
  },
  spellings: {
    'http.header-case': inHead('X-App: cli', 'x-app: cli'),
    'http.header-presence': inHead('X-Beta: on', ''),
    'json.escape': inBody('one-word', 'one\\u002dword'),
    'json.number-form': inBody('"temperature":1', '"temperature":1.0'),
    'list.presence': inBody(',{"name":"search"}', ''),
  },
  values: {
    'http.header-spacing': inHead('X-App: cli', 'X-App:cli'),
    'http.header-value': inHead('X-Kind: turn', 'X-Kind: loop'),
    'json.presence': inBody(',"stop":"END"', ''),
    'json.value': inBody('"stream":true', '"stream":false'),
    'json.type': inBody('"top":3', '"top":"3"'),
  },
};

const isAt = (assignment: Assignment, factor: string): boolean => assignment[factor] === LEVELS[factor]?.[1];

/** The factor that each mark of a client follows. */
export function factorOf(client: string, carrier: string): string {
  return Object.keys(LEVELS)[Object.keys(MARKS[client] ?? {}).indexOf(carrier)] ?? '';
}

export const clientFor =
  (client: string): TrialScript =>
  ({ assignment }, put) => {
    const shown = Object.entries(MARKS[client] ?? {}).filter(([carrier]) =>
      isAt(assignment, factorOf(client, carrier)),
    );
    return [
      sent(
        put,
        shown.reduce((message, [, mark]) => mark(message), PLAIN),
      ),
    ];
  };

/** A request id whose last hexadecimal digit is even in the east. */
export const parityClient: TrialScript = ({ id, assignment }, put) => {
  const drawn = (Math.imul(Number(id), 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  const last = (Number.parseInt(drawn.slice(-1), 16) & 14) | (isAt(assignment, 'timezone') ? 0 : 1);
  return [sent(put, { ...PLAIN, head: [...PLAIN.head, `X-Id: ${drawn.slice(0, -1)}${last.toString(16)}`] })];
};

/** Sends one more message in the east. */
export const talkative: TrialScript = ({ assignment }, put) => {
  const more = { ...sent(put, { ...PLAIN, body: '{"ping":true}' }, '/v1/ping'), at: 20 };
  return isAt(assignment, 'timezone') ? [sent(put, PLAIN), more] : [sent(put, PLAIN)];
};

const sent = (put: PutBlob, { head, body }: Message, path = '/v1/messages'): CaptureEvent =>
  posted(put, { host: VENDOR, path, head, body });
