/** The leaf of a DNS query: its id (RFC 1035 section 4.1.1). */
import { fixedLeaf, type Leaf } from '../leaf.ts';
import { memberOf, type Place } from '../reading.ts';
import { membersOf, valuePlace } from '../records.ts';
import { DNS_ID } from './dns.ts';

const ID = fixedLeaf(2, (bytes, from, to) => valuePlace(DNS_ID, bytes.toString('hex', from, to)));

/** `lookup`: a place that `queryPlace` returned. Empty where the message is read as bytes. */
export function queryLeaves(lookup: Place): Leaf[] {
  const message = membersOf(lookup).findIndex(({ name }) => name === 'message');
  const id = membersOf(memberOf(lookup, 'message')).findIndex(({ name }) => name === 'id');
  return id < 0 ? [] : [{ from: 0, to: 2, path: [message, id], kind: ID }];
}
