/**
 * A conversation in which the model calls tools: the client does what it is asked, says what came of it, and goes on until the
 * model only speaks. Files of the work directory are read and edited; commands are never run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messagesRequest } from './messages.mjs';

/** @typedef {ReturnType<typeof messagesRequest>} Request */
/** @typedef {{ type: string, id: string, name: string, input: Record<string, string> }} Call */

/** More than any scenario has; a backend that always calls a tool is left. */
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
