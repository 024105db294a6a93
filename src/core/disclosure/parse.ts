/** Text of a `disclosure.yaml` -> its entries, or what is wrong with it and where. Reads no file and throws nothing. */
import { parseYaml, type RejectedDocument } from '../documents/index.ts';
import type { Disclosure } from '../model/index.ts';
import { disclosureSchema } from './schema.ts';

export type ParsedDisclosure = { readonly kind: 'parsed'; readonly disclosure: Disclosure } | RejectedDocument;

const SEE = 'see the example in docs/disclosure.example.yaml';

export function parseDisclosure(text: string): ParsedDisclosure {
  const parsed = parseYaml(text, disclosureSchema, SEE);
  if (parsed.kind === 'rejected') return parsed;
  const twice = repeatedId(parsed.value);
  if (twice === undefined) return { kind: 'parsed', disclosure: parsed.value };
  return parsed.reject(['entries', twice, 'id'], 'this id stands twice', 'give each entry an id of its own');
}

/** Index of the first entry whose id stands before it already. */
function repeatedId({ entries }: Disclosure): number | undefined {
  const index = entries.findIndex(({ id }, at) => entries.findIndex((other) => other.id === id) < at);
  return index < 0 ? undefined : index;
}
