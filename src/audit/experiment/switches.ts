/**
 * Requests by which a subject asks its vendor for feature switches, and the lab's answers. An empty
 * answer hides whatever a switch could turn on, so the verdict lists these requests.
 * Reads only captures.
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

/** The host; `{endpoint}` for the trial's own endpoint, which differs between trials. */
function hostOf({ to }: HttpEvent, facts: Readonly<Record<string, string>>): string {
  const endpoint = facts['endpoint'] ?? '';
  return URL.canParse(endpoint) && new URL(endpoint).hostname === to.host ? '{endpoint}' : to.host;
}

/** The path without its query; `{id}` for identifiers, which differ between trials. */
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
