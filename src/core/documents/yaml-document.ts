/**
 * YAML documents that a user writes: parses a text by a schema into a value, or into its first
 * fault with line and column. Must not read files; throws nothing.
 */
import { isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Lines and columns count from 1. */
export interface RejectedDocument {
  readonly kind: 'rejected';
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly hint: string;
}

export interface Parsed<T> {
  readonly kind: 'parsed';
  readonly value: T;
  /** A fault that no schema can express, at the value of `path` or at its nearest parent. */
  readonly reject: (path: readonly PropertyKey[], what: string, hint: string) => RejectedDocument;
}

/** `see`: the hint if the text is valid YAML but violates the schema. */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, see: string): Parsed<T> | RejectedDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const rejectedAt = (offset: number, what: string, hint: string): RejectedDocument => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'rejected', line: Math.max(1, line), column: Math.max(1, col), what, hint };
  };
  const [broken] = document.errors;
  if (broken !== undefined) return rejectedAt(broken.pos[0], inOneLine(broken.message), 'write valid YAML 1.2');
  const parsed = schema.safeParse(valueOf(document));
  if (!parsed.success) return rejectedAt(...faultOf(parsed.error, document.contents), see);
  const reject: Parsed<T>['reject'] = (path, what, hint) =>
    rejectedAt(offsetOf(document.contents, path), `${path.join('.')}: ${what}`, hint);
  return { kind: 'parsed', value: parsed.data, reject };
}

/** The library throws on aliases that expand without bound; the value is then undefined. */
function valueOf(document: { toJS: () => unknown }): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function faultOf(error: z.ZodError, root: ParsedNode | null): [offset: number, what: string] {
  const [issue] = error.issues;
  if (issue === undefined) return [0, 'not as the format says'];
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const isKey = issue.code === 'unrecognized_keys';
  const what = isKey ? 'no such key in the format' : lowerFirst(issue.message);
  return [offsetOf(root, path, isKey ? 'key' : 'value'), `${path.length === 0 ? 'the file' : path.join('.')}: ${what}`];
}

/** Offset of the key or value at the path, or of its nearest parent in the document. */
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
