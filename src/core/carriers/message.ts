/** Carriers of whole messages: their number, order, size and time. */
import type { Carrier } from './reading.ts';

export const MESSAGE_PRESENCE: Carrier = {
  name: 'message.presence',
  family: 'message',
  kind: 'presence',
  describes: 'How many times a message is sent in a trial.',
};

export const MESSAGE_SEQUENCE: Carrier = {
  name: 'message.sequence',
  family: 'message',
  kind: 'form',
  ordering: 'gathered',
  relative: true,
  describes: 'The order in which messages are first sent, where trials disagree about it.',
};

export const MESSAGE_SIZE: Carrier = {
  name: 'message.size',
  family: 'message',
  kind: 'quantity',
  relative: true,
  describes: 'The length of a message, in bytes.',
};

export const TIMING_GAP: Carrier = {
  name: 'timing.gap',
  family: 'timing',
  kind: 'quantity',
  relative: true,
  describes: 'The time between a message and the message before it in the same trial, in milliseconds.',
};
