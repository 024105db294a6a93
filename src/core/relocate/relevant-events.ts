/**
 * Only what can hold a tell: looking for one place in hundreds of captures need not align the
 * others. Requests to other paths, files, output and handshakes are left out where the tell is in a
 * request; of other sinks, other sinks.
 */
import { type Capture, type CaptureEvent, type ReadBlob, sinkOf } from '../model/index.ts';
import { methodAndTarget } from '../carriers/http/method-and-target.ts';
import type { KnownSlot } from './match-codebook.ts';

/** The captures with fewer events; as they are where nothing is left of all of them. */
export function withRelevantEvents(
  tell: Pick<KnownSlot, 'sink' | 'message'>,
  captures: readonly Capture[],
  readBlob: ReadBlob,
): readonly Capture[] {
  const wanted = wantedBy(tell, readBlob);
  const narrowed = captures.map((capture) => ({ ...capture, events: capture.events.filter(wanted) }));
  return narrowed.some(({ events }) => events.length > 0) ? narrowed : captures;
}

function wantedBy(
  { sink, message }: Pick<KnownSlot, 'sink' | 'message'>,
  readBlob: ReadBlob,
): (event: CaptureEvent) => boolean {
  if (sink !== 'http') return (event) => sinkOf(event) === sink || sink === 'timing';
  const [, method = '', target = ''] = /^(\S+) (\S+)/.exec(message) ?? [];
  const last = lastSegment(target);
  return (event) => {
    if (event.kind !== 'http') return false;
    const asked = methodAndTarget(event, readBlob);
    return asked.method === method && lastSegment(asked.target) === last;
  };
}

/**
 * The last path segment, which a message's role and a request share whatever the endpoint's own
 * path. Empty if it is an id.
 */
const lastSegment = (target: string): string => {
  const last = target.split('?', 1)[0]?.split('/').at(-1) ?? '';
  return last.includes('{') ? '' : last;
};
