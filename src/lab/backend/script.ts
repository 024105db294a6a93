/** What the model says to one call: a scenario's turn in the form that the call asks for, every part of it pinned. Pure. */
import type { ChatCompletionRequest, FixtureResponse } from '@copilotkit/aimock';
import type { Scenario, ToolWish, Turn } from '../scenarios/index.ts';
import type { Asked } from './asked.ts';
import { answerId, callId, PINNED_CREATED, PINNED_USAGE } from './pinned.ts';
import type { Api } from './providers.ts';
import { instanceOf } from './schema-instance.ts';

/** What the model does once it has given that many answers. */
export function turnAt(scenario: Scenario, answers: number): Turn {
  return scenario.turns[Math.min(answers, scenario.turns.length - 1)] ?? scenario.turns[0];
}

/** `request` is the call in the mock's own terms, whatever API it came through. */
export function responseTo(turn: Turn, api: Api, asked: Asked, request: ChatCompletionRequest): FixtureResponse {
  const pinned = { id: answerId(api, asked.answers), created: PINNED_CREATED, usage: PINNED_USAGE };
  if (turn.kind === 'error') return { error: { message: turn.message, type: turn.type }, status: turn.status };
  const calls = callsIn(turn, asked, request);
  if (calls.length === 0) return { content: textIn(turn, asked), ...pinned };
  return asked.form.kind === 'call'
    ? { toolCalls: calls, ...pinned }
    : { content: turn.text, toolCalls: calls, ...pinned };
}

type Said = Exclude<Turn, { kind: 'error' }>;

function textIn(turn: Said, { form }: Asked): string {
  return form.kind === 'json' ? JSON.stringify(instanceOf(form.schema, turn.text)) : turn.text;
}

function callsIn(turn: Said, { answers, form }: Asked, request: ChatCompletionRequest) {
  if (form.kind === 'call') {
    return [{ id: callId(answers, 0), name: form.tool, arguments: JSON.stringify(instanceOf(form.schema, turn.text)) }];
  }
  if (turn.kind !== 'tools' || form.kind === 'json') return [];
  return turn.calls.flatMap((wish, index) => chosen(wish, request, callId(answers, index)));
}

/** The call that a wish becomes with the tools that this request offers; none when it offers none of them. */
function chosen(wish: ToolWish, request: ChatCompletionRequest, id: string) {
  const offered = new Set(request.tools?.map((tool) => tool.function.name));
  const option = wish.options.find(({ tool }) => offered.has(tool));
  return option ? [{ id, name: option.tool, arguments: JSON.stringify(option.arguments) }] : [];
}
