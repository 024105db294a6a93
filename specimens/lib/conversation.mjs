/**
 * A conversation in which the model calls tools: the client carries out each call, sends its result,
 * and continues until the model calls none. Reads and edits files of the work directory; must not
 * run commands.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messagesRequest } from './messages.mjs';

/** @typedef {ReturnType<typeof messagesRequest>} Request */
/** @typedef {{ type: string, id: string, name: string, input: Record<string, string> }} Call */

/** More rounds than any scenario has; ends a conversation with a backend that always calls a tool. */
const MOST_MESSAGES = 20;

/**
 * @param {string} prompt
 * @param {(request: Request, number: number) => Request} marked the message to send in place of an unmarked one; counted from 1
 * @returns {Generator<Request, void, string>}
 */
export function* conversation(prompt, marked) {
  const request = messagesRequest(prompt);
  request.body['stream'] = false;
  for (let number = 1; number <= MOST_MESSAGES; number += 1) {
    const content = contentOf(yield marked(structuredClone(request), number));
    const calls = content.filter(({ type }) => type === 'tool_use');
    if (calls.length === 0) return;
    request.body['messages'].push({ role: 'assistant', content }, { role: 'user', content: calls.map(resultOf) });
  }
}

/** Of a whole message; of anything else, such as a stream that was not asked for, nothing. @param {string} answer @returns {Call[]} */
function contentOf(answer) {
  return answer.startsWith('{') ? JSON.parse(answer).content : [];
}

/** @param {Call} call */
function resultOf(call) {
  return { type: 'tool_result', tool_use_id: call.id, content: done(call) };
}

/** @param {Call} call @returns {string} */
function done({ name, input }) {
  if (name === 'Bash') return 'Commands are not run here.';
  const file = path.resolve(input['path'] ?? '');
  if (!file.startsWith(`${process.cwd()}/`)) return 'Only files of the work directory are read.';
  const text = readFileSync(file, 'utf8');
  if (name === 'Read') return text;
  writeFileSync(
    file,
    text.replace(input['old'] ?? '', () => input['new'] ?? ''),
  );
  return 'Edited.';
}
