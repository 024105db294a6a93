/**
 * Templates: a message that differs from a known one only in leaves is read by reading those leaves
 * alone. Exact: gives the tree that reading the whole message gives, or null. Must not change a
 * result: without templates everything is read the same, only slower.
 */
import { queryLeaves } from '../../carriers/dns/leaves.ts';
import { requestLeaves } from '../../carriers/http/leaves.ts';
import { changesBetween, type Leaf, type LeafKind } from '../../carriers/leaf.ts';
import { MAX_VALUES } from '../../carriers/json/parse.ts';
import { helloLeaves } from '../../carriers/tls/leaves.ts';
import type { BlobHash, CaptureEvent, HttpEvent } from '../../model/index.ts';
import type { Interned, Interner } from './intern.ts';
import { ItemTemplates } from './list-templates.ts';
import { patched } from './patch-tree.ts';
import type { Message } from './message.ts';

export type InternedMessage = Message & { readonly place: Interned };

/** A message before it is read. Messages of one key differ only in their bytes. */
export interface TemplateQuery {
  readonly key: string;
  readonly blob: BlobHash;
  /** Whether only messages with the same first line are compared. */
  readonly byLine: boolean;
  readonly connection: number | null;
  /** `list`: reads lists of any length as one leaf each. */
  readonly leavesOf: (place: Interned, bytes: Buffer, list?: LeafKind) => readonly Leaf[];
}

/** null for messages that are short, few, or the same in many trials: they are read in full. */
export function templateQueryOf(event: CaptureEvent): TemplateQuery | null {
  if (event.kind === 'http') return comparableRequest(event);
  if (event.kind === 'tls') {
    const { to, ja3, ja4, refused, hello, connection } = event;
    const key = JSON.stringify(['tls', to.host, to.port, ja3, ja4, refused]);
    return { key, blob: hello, byLine: false, connection, leavesOf: helloLeaves };
  }
  if (event.kind !== 'dns') return null;
  const { name, type, resolver, transport, raw } = event;
  const key = JSON.stringify(['dns', name, type, resolver, transport]);
  return { key, blob: raw, byLine: false, connection: null, leavesOf: queryLeaves };
}

function comparableRequest({ request, to, connection, tls, route }: HttpEvent): TemplateQuery | null {
  if (request.form !== 'h1') return null;
  const key = JSON.stringify(['http', tls, to.host, to.port, route]);
  return { key, blob: request.raw, byLine: true, connection, leavesOf: requestLeaves };
}

/** Limits: templates of one key, and keys. */
const MOST_OF_KEY = 8;
const MOST_KEYS = 4096;
/**
 * If this many more messages of a key fit no template than fit one, no template is tried any more.
 */
const PATIENCE = 16;

interface Template {
  readonly bytes: Buffer;
  readonly read: InternedMessage;
  leaves?: readonly Leaf[];
  /** With each list as one leaf. */
  coarse?: readonly Leaf[];
}

/** Templates of one key. */
interface Family {
  readonly templates: Template[];
  /** Messages that fitted a template, less those that fitted none. */
  balance: number;
  /**
   * The last fitting message differed in a list, so lists are tried first; both ways give the same
   * tree.
   */
  inLists: boolean;
}

export class Templates {
  readonly #interner: Interner;
  readonly #items: ItemTemplates;
  readonly #families = new Map<string, Family>();

  constructor(interner: Interner) {
    this.#interner = interner;
    this.#items = new ItemTemplates(interner);
  }

  /** The message of these bytes; null if it fits no template. */
  read(message: TemplateQuery, bytes: Buffer): InternedMessage | null {
    const family = this.#families.get(keyOf(message, bytes));
    if (family === undefined || family.balance < -PATIENCE) return null;
    const fine = (): InternedMessage | null =>
      first(family.templates, (template) => this.#fine(template, message, bytes));
    // With fewer bytes than `MAX_VALUES` a document cannot exceed the limit of values.
    const templates = bytes.length < MAX_VALUES ? family.templates : [];
    const coarse = (): InternedMessage | null => first(templates, (template) => this.#coarse(template, message, bytes));
    const ways = family.inLists ? [coarse, fine] : [fine, coarse];
    for (const way of ways) {
      const found = way();
      if (found === null) continue;
      family.inLists = way === coarse;
      family.balance += 1;
      return found;
    }
    family.balance -= 1;
    return null;
  }

  /** Keeps a message that was read in full; not one with bytes that its readings cannot rebuild. */
  keep(message: TemplateQuery, bytes: Buffer, read: InternedMessage): void {
    const key = keyOf(message, bytes);
    const family = this.#families.get(key) ?? { templates: [], balance: 0, inLists: false };
    if (read.unreadBytes > 0 || family.balance < -PATIENCE || this.#families.size >= MOST_KEYS) return;
    this.#families.set(key, family);
    family.templates.unshift({ bytes, read });
    family.templates.splice(MOST_OF_KEY);
  }

  #fine(template: Template, message: TemplateQuery, bytes: Buffer): InternedMessage | null {
    template.leaves ??= message.leavesOf(template.read.place, template.bytes);
    return this.#patched(template, template.leaves, message, bytes);
  }

  #coarse(template: Template, message: TemplateQuery, bytes: Buffer): InternedMessage | null {
    template.coarse ??= message.leavesOf(template.read.place, template.bytes, this.#items.list);
    return this.#patched(template, template.coarse, message, bytes);
  }

  #patched(
    { bytes: known, read }: Template,
    leaves: readonly Leaf[],
    message: TemplateQuery,
    bytes: Buffer,
  ): InternedMessage | null {
    const changes = changesBetween(known, leaves, bytes);
    const patches = changes === null ? null : this.#items.patcher.patches(changes, bytes);
    if (patches === null) return null;
    const place = patched(this.#interner, read.place, patches);
    return { ...read, place, bytes: bytes.length, connection: message.connection };
  }
}

function first(
  templates: readonly Template[],
  read: (template: Template) => InternedMessage | null,
): InternedMessage | null {
  for (const template of templates) {
    const found = read(template);
    if (found !== null) return found;
  }
  return null;
}

const keyOf = ({ key, byLine }: TemplateQuery, bytes: Buffer): string =>
  byLine ? `${key}${bytes.toString('latin1', 0, bytes.indexOf('\n'))}` : key;
