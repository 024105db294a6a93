/** What the model says to one call: a scenario's turn in the form that the call asks for, every part of it pinned. Pure. */
import type { FixtureResponse } from '@copilotkit/aimock';
import type { Act } from '../scenarios/index.ts';
import type { Asked } from './model-call.ts';
import { answerId, callId, PINNED_CREATED, PINNED_USAGE } from './stable-identifiers.ts';
import type { Api } from './providers.ts';
import { instanceOf } from './schema-instance.ts';
import { toolCall } from './tool-call.ts';

/** `workDir`: where the subject works in this trial. */
export function responseTo(turn: Act, api: Api, asked: Asked, workDir: string): FixtureResponse {
  const pinned = { id: answerId(api, asked.answers), created: PINNED_CREATED, usage: PINNED_USAGE };
  if (turn.kind === 'error') return { error: { message: turn.message, type: turn.type }, status: turn.status };
  const calls = callsIn(turn, asked, workDir);
  if (calls.length === 0) return { content: textIn(turn, asked), ...pinned };
  return asked.form.kind === 'call'
    ? { toolCalls: calls, ...pinned }
    : { content: turn.text, toolCalls: calls, ...pinned };
}

type Said = Exclude<Act, { kind: 'error' }>;

function textIn(turn: Said, { form }: Asked): string {
  return form.kind === 'json' ? JSON.stringify(instanceOf(form.schema, turn.text)) : turn.text;
}

function callsIn(turn: Said, { answers, form, tools }: Asked, workDir: string) {
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
