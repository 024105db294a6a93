/** Readings of a trial's messages as a whole: how often each occurs, and in which order they first do. */
import type { Carrier } from './reading.ts';

export const MESSAGE_PRESENCE: Carrier = {
  name: 'message.presence',
  sink: 'http',
  describes: 'How many times a message is sent in a trial.',
};

export const MESSAGE_SEQUENCE: Carrier = {
  name: 'message.sequence',
  sink: 'http',
  describes: 'The order in which messages are first sent, where trials disagree about it.',
};
