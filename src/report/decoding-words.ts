/** Why a tell could not be read in a message, in a sentence each. */
import type { Unread } from '../core/decoding/index.ts';

export const UNREAD_WORDS: Readonly<Record<Unread, string>> = {
  'not-there': 'its place is not in these messages',
  'several-places': 'its surroundings stand in several places of the message, with different symbols',
  format: 'the format of the file does not keep it',
  'needs-whole-run': 'only all messages of a run together show it',
  'which-message': 'nothing says which of several messages this one is, and structure alone does not tell them apart',
  'by-position': 'it stands at a numbered place of a list, and lists differ between messages',
  'not-comparable':
    'its symbols are too long to stand in the codebook in full, and hold what an environment writes itself',
  'needs-feature': 'it is a feature of a value, and the codebook does not say which',
};
