/**
 * Parses the text of a `disclosure.yaml`: its entries, or the first fault and its place. Reads no
 * file, throws nothing.
 */
import { parseYaml, type RejectedDocument } from '../documents/index.ts';
import type { Disclosure } from '../model/index.ts';
import { disclosureSchema } from './schema.ts';

export type ParsedDisclosure = { readonly kind: 'parsed'; readonly disclosure: Disclosure } | RejectedDocument;

const SEE = 'see the example in docs/disclosure.example.yaml';

export function parseDisclosure(text: string): ParsedDisclosure {
  const parsed = parseYaml(text, disclosureSchema, SEE);
  if (parsed.kind === 'rejected') return parsed;
  const repeated = repeatedId(parsed.value);
  if (repeated === undefined) return { kind: 'parsed', disclosure: parsed.value };
  return parsed.reject(['entries', repeated, 'id'], 'this id stands twice', 'give each entry an id of its own');
}

/** Index of the first entry with the id of an earlier one. */
function repeatedId({ entries }: Disclosure): number | undefined {
  const index = entries.findIndex(({ id }, at) => entries.findIndex((other) => other.id === id) < at);
  return index < 0 ? undefined : index;
}
