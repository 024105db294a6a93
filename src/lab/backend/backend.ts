/**
 * The model backend: answers every request that the interceptor passes on. Runs in the worker.
 * Model calls go to a mock of the provider APIs (aimock) on a loopback port of this process. The
 * mock puts our answer into the provider's form. Any other request gets a configured default. Must
 * not judge requests, and must not answer two equal requests differently.
 */
import { type FixtureResponse, LLMock } from '@copilotkit/aimock';
import type { Responder, WireRequest } from '../../wire/responder.ts';
import type { Act, Scenario } from '../scenarios/index.ts';
import { type ConversationState, conversationStateOf } from './model-call.ts';
import { defaultAnswer } from './default-answers.ts';
import { forward } from './mock-client.ts';
import type { AnsweredBy, LabAnswer } from './answered-by.ts';
import { ScenarioPlayback } from './scenario-playback.ts';
import { type Api, type ModelCall, modelCall } from './providers.ts';
import { instanceOf } from './schema-instance.ts';
import { answerId, callId, PINNED_CREATED, PINNED_USAGE } from './stable-identifiers.ts';
import { toolCall } from './tool-call.ts';

export interface Backend {
  readonly respond: Responder<AnsweredBy>;
  /**
   * Starts a trial; call it before each one. `workDir`: the subject's work directory in that trial.
   */
  begin(trial: { readonly workDir: string }): void;
  /** Names the part of the scenario that was not played since `begin`, one sentence each. */
  shortfalls(): string[];
  close(): Promise<void>;
}

/** Code points of text in one streamed piece. */
const PIECE = 24;

/** Calls that the mock is answering, by ticket. */
type Tickets = Map<string, { readonly call: ModelCall; readonly asked: ConversationState; readonly act: Act }>;

export async function startBackend(scenario: Scenario): Promise<Backend> {
  const tickets: Tickets = new Map();
  let play = new ScenarioPlayback(scenario, '/');
  const mock = new LLMock({ host: '127.0.0.1', port: 0, logLevel: 'silent', latency: 0, journalMaxEntries: 1 });
  mock.addFixture({
    match: { predicate: () => true },
    response: (request) => {
      const ticket = tickets.get(request._context ?? '');
      if (!ticket) throw new Error('a model call came without a ticket');
      return responseTo(ticket.act, ticket.call.api, ticket.asked, play.workDir);
    },
    chunkSize: PIECE,
    latency: 0,
  });
  await mock.start();
  let calls = 0;
  const model = async (call: ModelCall, body: Uint8Array): Promise<LabAnswer> => {
    calls += 1;
    const ticket = String(calls);
    const asked = conversationStateOf(body);
    const act = play.actFor(asked);
    tickets.set(ticket, { call, asked, act });
    try {
      const cutAfter = act.kind === 'cut' ? act.afterPieces : undefined;
      return await forward(call, body, { port: mock.port, ticket, answers: asked.answers, cutAfter });
    } finally {
      tickets.delete(ticket);
    }
  };
  return {
    respond: (request) => respond(request, scenario, model).catch(failed),
    begin: (trial) => {
      play = new ScenarioPlayback(scenario, trial.workDir);
    },
    shortfalls: () => play.shortfalls(),
    close: () => mock.stop(),
  };
}

async function respond(
  request: WireRequest,
  scenario: Scenario,
  model: (call: ModelCall, body: Uint8Array) => Promise<LabAnswer>,
): Promise<LabAnswer> {
  const call = modelCall(request.method, request.target);
  if (call) return model(call, request.body);
  const [path = ''] = request.target.split('?', 1);
  const row = defaultAnswer(scenario.answers, { method: request.method, host: request.to.host, path });
  return {
    status: row.status,
    headers: [['content-type', row.type]],
    body: Buffer.from(row.body),
    by: 'default',
  };
}

function failed(error: unknown): LabAnswer {
  const message = error instanceof Error ? error.message : String(error);
  const body = JSON.stringify({ error: { type: 'api_error', message } });
  return { status: 502, headers: [['content-type', 'application/json']], body: Buffer.from(body), by: 'error' };
}

/**
 * Puts a scenario's turn into the form that the call asks for, with every identifier and count
 * fixed. `workDir`: the subject's work directory in this trial. Pure.
 */
function responseTo(turn: Act, api: Api, asked: ConversationState, workDir: string): FixtureResponse {
  const pinned = { id: answerId(api, asked.answers), created: PINNED_CREATED, usage: PINNED_USAGE };
  if (turn.kind === 'error') return { error: { message: turn.message, type: turn.type }, status: turn.status };
  const calls = callsIn(turn, asked, workDir);
  if (calls.length === 0) return { content: textIn(turn, asked), ...pinned };
  return asked.form.kind === 'call'
    ? { toolCalls: calls, ...pinned }
    : { content: turn.text, toolCalls: calls, ...pinned };
}

type Said = Exclude<Act, { kind: 'error' }>;

function textIn(turn: Said, { form }: ConversationState): string {
  return form.kind === 'json' ? JSON.stringify(instanceOf(form.schema, turn.text)) : turn.text;
}

function callsIn(turn: Said, { answers, form, tools }: ConversationState, workDir: string) {
  if (form.kind === 'call') {
    return [{ id: callId(answers, 0), name: form.tool, arguments: JSON.stringify(instanceOf(form.schema, turn.text)) }];
  }
  if (turn.kind !== 'tools' || form.kind === 'json') return [];
  return turn.calls.flatMap((wish, index) => {
    const call = toolCall(wish, { tools, workDir, text: turn.text });
    return call === null
      ? []
      : [{ id: callId(answers, index), name: call.tool, arguments: JSON.stringify(call.arguments) }];
  });
}
