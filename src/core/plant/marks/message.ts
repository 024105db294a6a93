/** Marks in which messages are sent, and in which order. */
import { MESSAGE_PRESENCE, MESSAGE_SEQUENCE } from '../../carriers/message.ts';
import type { TrialMessage } from '../../align/read/message-reader.ts';
import { placeIn } from '../target.ts';
import type { Mark } from './mark.ts';

const LEFT_OUT: Mark = {
  name: 'message left out',
  carrierAt: ({ parent }) => (parent === null ? MESSAGE_PRESENCE.name : undefined),
  instantiate: (target) => (trial, marked) => (marked && placeIn(target, trial) !== null ? { kind: 'not-sent' } : null),
};

/** `messages`: each as the trials have it, by key. */
export const messageMarks = (messages: ReadonlyMap<string, readonly (TrialMessage | null)[]>): readonly Mark[] => [
  LEFT_OUT,
  sentAfter(messages),
];

/**
 * Sent after another message that it precedes in every trial: an order that races is no order to
 * change.
 */
const sentAfter = (messages: ReadonlyMap<string, readonly (TrialMessage | null)[]>): Mark => ({
  name: 'message sent later',
  carrierAt: ({ parent }) => (parent === null ? MESSAGE_SEQUENCE.name : undefined),
  instantiate: (target, random, trials) => {
    const own = messages.get(target.message) ?? [];
    const later = [...messages.values()].filter((other) =>
      trials.every((trial) => (other[trial]?.nth ?? -1) > (own[trial]?.nth ?? 0)),
    );
    const chosen = later[random.below(Math.max(1, later.length))];
    if (chosen === undefined) return null;
    return (trial, marked) => {
      const other = chosen[trial] ?? null;
      return marked && other !== null ? { kind: 'swapped', other } : null;
    };
  },
});
