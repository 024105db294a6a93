/**
 * Requests by which a subject asks its vendor for switches, and how the lab answered: what a switch could turn on stays out of
 * sight while the answer is empty, so the verdict lists them. Read from the captures alone.
 */
import { methodAndTarget } from '../../core/carriers/index.ts';
import type { Capture, HttpEvent, ReadBlob, Seen } from '../../core/model/index.ts';
import { isSwitchRequest } from '../../lab/backend/switches.ts';

export function serverSwitches(captures: readonly Capture[], readBlob: ReadBlob): Seen['serverSwitches'] {
  const answers = new Map<string, Set<string>>();
  for (const { events, facts } of captures) {
    for (const event of events) {
      if (event.kind !== 'http') continue;
      const { method, target } = methodAndTarget(event, readBlob);
      if (!isSwitchRequest(target)) continue;
      const request = `${method} ${hostOf(event, facts)}${pathOf(target)}`;
      answers.set(request, (answers.get(request) ?? new Set()).add(answerOf(event, readBlob)));
    }
  }
  return [...answers]
    .map(([request, how]) => ({ request, answered: [...how].sort().join('; ') }))
    .sort((a, b) => (a.request < b.request ? -1 : 1));
}

/** The endpoint differs from trial to trial, and is one thing here. */
function hostOf({ to }: HttpEvent, facts: Readonly<Record<string, string>>): string {
  const endpoint = facts['endpoint'] ?? '';
  return URL.canParse(endpoint) && new URL(endpoint).hostname === to.host ? '{endpoint}' : to.host;
}

/** Without the query; identifiers, which differ from trial to trial, as one word. */
function pathOf(target: string): string {
  const path =
    /^https?:\/\//.test(target) && URL.canParse(target) ? new URL(target).pathname : (target.split('?')[0] ?? '');
  return path.replace(/(?<=\/)[^/]*(?:\d[^/]*){6,}(?=\/|$)/g, '{id}');
}

function answerOf({ response }: HttpEvent, readBlob: ReadBlob): string {
  const body = Buffer.from(readBlob(response.body)).toString('utf8').trim();
  const what = body === '' || body === '{}' || body === '[]' ? 'empty' : `${body.length} characters`;
  const who = { backend: 'the model backend', default: "the lab's default", error: 'an error of the lab' }[response.by];
  return `${response.status} ${what}, by ${who}`;
}
