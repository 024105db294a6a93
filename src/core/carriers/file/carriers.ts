/** Carriers of files that a subject left behind, and of git objects among them. */
import type { Carrier } from '../reading.ts';
import type { ListCarriers } from '../records.ts';

export const FILE_KIND: Carrier = {
  name: 'file.kind',
  family: 'file',
  kind: 'content',
  format: true,
  describes: 'Whether what was left behind is a file, a directory, a link or something else.',
};
export const FILE_MODE: Carrier = {
  name: 'file.mode',
  family: 'file',
  kind: 'content',
  describes: 'The permissions of a file, in octal.',
};
export const FILE_NAME: Carrier = {
  name: 'file.name',
  family: 'file',
  kind: 'content',
  describes: 'The name of a file in its directory.',
};
export const BYTES_DIGEST: Carrier = {
  name: 'bytes.digest',
  family: 'bytes',
  kind: 'content',
  opaque: true,
  describes:
    'Whether long bytes that are no text are the same: they are read by their digest, which names them in the evidence.',
};
export const GIT_OBJECT: Carrier = {
  name: 'git.object',
  family: 'git',
  kind: 'content',
  describes: 'What an object of a git repository is: commit, tag, tree or blob.',
};
export const GIT_PRESENCE: Carrier = {
  name: 'git.presence',
  family: 'git',
  kind: 'presence',
  describes: 'Whether a field stands in a commit or tag, or an entry in a tree.',
};
export const GIT_COUNT: Carrier = {
  name: 'git.count',
  family: 'git',
  kind: 'presence',
  describes: 'Whether such a field stands there once more.',
};
export const GIT_ORDER: Carrier = {
  name: 'git.order',
  family: 'git',
  kind: 'form',
  ordering: 'written',
  describes: 'The order of the fields of a commit or tag, or of the entries of a tree.',
};
export const GIT_VALUE: Carrier = {
  name: 'git.value',
  family: 'git',
  kind: 'content',
  describes: 'The time of a commit or tag, or the mode of an entry of a tree.',
};
export const GIT_REFERENCE: Carrier = {
  name: 'git.reference',
  family: 'git',
  kind: 'content',
  computed: true,
  describes: 'The digest by which one git object or reference names another object.',
};
export const GIT_CODED_BYTES: Carrier = {
  name: 'git.coded-bytes',
  family: 'git',
  kind: 'form',
  relative: true,
  describes: 'The compressed bytes of a git object, compared between trials that wrote the same object.',
};

export const GIT_FIELDS: ListCarriers = { presence: GIT_PRESENCE, repeated: GIT_COUNT, order: GIT_ORDER };
