/** Places and messages made by hand, for tests of what compares them. */
import { Interner } from '../../../src/core/align/read/intern.ts';
import type { TrialMessage } from '../../../src/core/align/read/message-reader.ts';
import { readJson } from '../../../src/core/carriers/json/json.ts';
import type { Place } from '../../../src/core/carriers/reading.ts';

/** Equal values give one object. */
export function placeMaker(interner = new Interner()): (value: unknown) => TrialMessage['place'] {
  return (value) => {
    const document = readJson(JSON.stringify(value));
    if (document?.parts?.by !== 'name') throw new Error('not a document');
    const [root] = document.parts.members;
    if (root === undefined) throw new Error('an empty document');
    return interner.place(root.place);
  };
}

/** Equal lists give one object. */
export function listMaker(): (values: readonly unknown[]) => readonly Place[] {
  const placeOf = placeMaker();
  return (values) => {
    const { parts } = placeOf(values);
    return parts?.by === 'sequence' ? parts.items : [];
  };
}

const NOTHING = placeMaker()(null);

export function sentOf(what: Partial<TrialMessage> = {}): TrialMessage {
  return {
    sink: 'http',
    method: 'GET',
    host: 'a.example',
    port: 443,
    path: '/',
    connection: 1,
    bytes: 10,
    place: NOTHING,
    unreadBytes: 0,
    trial: 0,
    nth: 0,
    gap: null,
    ...what,
  };
}
