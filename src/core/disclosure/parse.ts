/** Text of a `disclosure.yaml` -> its entries, or what is wrong with it and where. Reads no file and throws nothing. */
import { isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Disclosure } from '../model/index.ts';
import { disclosureSchema } from './schema.ts';

export type ParsedDisclosure =
  | { readonly kind: 'parsed'; readonly disclosure: Disclosure }
  /** Lines and columns count from 1. */
  | {
      readonly kind: 'rejected';
      readonly line: number;
      readonly column: number;
      readonly what: string;
      readonly hint: string;
    };

const SEE = 'see the example in docs/disclosure.example.yaml';

export function parseDisclosure(text: string): ParsedDisclosure {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const rejectedAt = (offset: number, what: string, hint = SEE): ParsedDisclosure => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'rejected', line: Math.max(1, line), column: Math.max(1, col), what, hint };
  };
  const [broken] = document.errors;
  if (broken !== undefined) return rejectedAt(broken.pos[0], inOneLine(broken.message), 'write valid YAML 1.2');
  const parsed = disclosureSchema.safeParse(valueOf(document));
  if (!parsed.success) return rejectedAt(...faultOf(parsed.error, document.contents));
  const twice = repeatedId(parsed.data);
  if (twice === undefined) return { kind: 'parsed', disclosure: parsed.data };
  const at = offsetOf(document.contents, ['entries', twice, 'id']);
  return rejectedAt(at, `entries.${twice}.id: this id stands twice`, 'give each entry an id of its own');
}

/** Aliases that blow a file up are refused by the library; nothing is then left to read. */
function valueOf(document: { toJS: () => unknown }): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Index of the first entry whose id stands before it already. */
function repeatedId({ entries }: Disclosure): number | undefined {
  const index = entries.findIndex(({ id }, at) => entries.findIndex((other) => other.id === id) < at);
  return index < 0 ? undefined : index;
}

function faultOf(error: z.ZodError, root: ParsedNode | null): [offset: number, what: string] {
  const [issue] = error.issues;
  if (issue === undefined) return [0, 'not as the format says'];
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const isKey = issue.code === 'unrecognized_keys';
  const what = isKey ? 'no such key in the format' : lowerFirst(issue.message);
  return [offsetOf(root, path, isKey ? 'key' : 'value'), `${path.length === 0 ? 'the file' : path.join('.')}: ${what}`];
}

/** Where the key or value at this path stands, or the nearest thing around it that does. */
function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[], last: 'key' | 'value' = 'value'): number {
  let at = root?.range[0] ?? 0;
  let node: unknown = root;
  for (const [depth, step] of path.entries()) {
    const key = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === step)?.key : undefined;
    if (isNode(key) && key.range) at = key.range[0];
    if (last === 'key' && depth === path.length - 1) return at;
    node = hasGet(node) ? node.get(step, true) : undefined;
    if (isNode(node) && node.range) at = node.range[0];
  }
  return at;
}

const hasGet = (node: unknown): node is { get: (key: PropertyKey, keepScalar: true) => unknown } =>
  typeof node === 'object' && node !== null && 'get' in node && typeof node.get === 'function';

const inOneLine = (text: string): string => lowerFirst(text.replace(/\s+/g, ' ').trim());

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
