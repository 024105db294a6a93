/**
 * The model backend: answers every request that the interceptor hands over. Model calls go to a mock of the provider APIs
 * (aimock) on a loopback port of this process; everything else gets a configured default. Must not judge what it sees, and
 * must not answer two equal requests differently.
 */
import { LLMock } from '@copilotkit/aimock';
import type { Responder, WireAnswer, WireRequest } from '../../wire/responder.ts';
import type { Scenario } from '../scenarios/index.ts';
import { defaultAnswer } from './default-answers.ts';
import { answersIn, forward } from './forward.ts';
import { modelCall } from './providers.ts';
import { fixturesOf, turnAt } from './script.ts';

export interface Backend {
  readonly respond: Responder;
  close(): Promise<void>;
}

export async function startBackend(scenario: Scenario): Promise<Backend> {
  const mock = new LLMock({ host: '127.0.0.1', port: 0, logLevel: 'silent', latency: 0, journalMaxEntries: 1 });
  mock.addFixtures(fixturesOf(scenario));
  await mock.start();
  return {
    respond: (request) => respond(request, scenario, mock.port).catch(failed),
    close: () => mock.stop(),
  };
}

async function respond(request: WireRequest, scenario: Scenario, port: number): Promise<WireAnswer> {
  const call = modelCall(request.method, request.target);
  if (call) {
    const answers = answersIn(request.body);
    const turn = turnAt(scenario, answers);
    return forward(call, request.body, port, answers, turn.kind === 'cut' ? turn.afterPieces : undefined);
  }
  const [path = ''] = request.target.split('?', 1);
  const row = defaultAnswer(scenario.answers, { method: request.method, host: request.to.host, path });
  return {
    status: row.status,
    headers: [['content-type', row.type]],
    body: Buffer.from(row.body),
    by: 'default',
  };
}

function failed(error: unknown): WireAnswer {
  const message = error instanceof Error ? error.message : String(error);
  const body = JSON.stringify({ error: { type: 'api_error', message } });
  return { status: 502, headers: [['content-type', 'application/json']], body: Buffer.from(body), by: 'error' };
}
