/** A scenario's turns as fixtures of the mock: which answer a model call gets. Pure; every answer is pinned. */
import type { ChatCompletionRequest, Fixture, FixtureResponse } from '@copilotkit/aimock';
import type { Scenario, ToolWish, Turn } from '../scenarios/index.ts';
import { answerId, callId, PINNED_CREATED, PINNED_USAGE } from './pinned.ts';
import type { Api } from './providers.ts';

/** Code points of text in one streamed piece. */
const PIECE = 24;

/** How many answers the model has given before this request. */
export function turnOf(request: ChatCompletionRequest): number {
  return request.messages.filter((message) => message.role === 'assistant').length;
}

/** What the model does once it has given that many answers. */
export function turnAt(scenario: Scenario, answers: number): Turn {
  return scenario.turns[Math.min(answers, scenario.turns.length - 1)] ?? scenario.turns[0];
}

/** One fixture a turn; the last stands for all later turns. */
export function fixturesOf(scenario: Scenario): Fixture[] {
  const last = scenario.turns.length - 1;
  return scenario.turns.map((turn, index) => ({
    match: { predicate: (request) => Math.min(turnOf(request), last) === index },
    response: (request) => responseOf(turn, request),
    chunkSize: PIECE,
    latency: 0,
  }));
}

function responseOf(turn: Turn, request: ChatCompletionRequest): FixtureResponse {
  const number = turnOf(request);
  const pinned = { id: answerId(apiOf(request), number), created: PINNED_CREATED, usage: PINNED_USAGE };
  switch (turn.kind) {
    case 'text':
    case 'cut':
      return { content: turn.text, ...pinned };
    case 'error':
      return { error: { message: turn.message, type: turn.type }, status: turn.status };
    case 'tools': {
      const calls = turn.calls.flatMap((wish, index) => chosen(wish, request, callId(number, index)));
      return calls.length === 0
        ? { content: turn.text, ...pinned }
        : { content: turn.text, toolCalls: calls, ...pinned };
    }
  }
}

/** The call that a wish becomes with the tools that this request offers; none when it offers none of them. */
function chosen(wish: ToolWish, request: ChatCompletionRequest, id: string) {
  const offered = new Set(request.tools?.map((tool) => tool.function.name));
  const option = wish.options.find(({ tool }) => offered.has(tool));
  return option ? [{ id, name: option.tool, arguments: JSON.stringify(option.arguments) }] : [];
}

/** The forwarder names the API in the mock's context header. */
function apiOf(request: ChatCompletionRequest): Api {
  return (request._context ?? 'openai-chat') as Api;
}
