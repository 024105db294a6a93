/**
 * Messages read before, as templates for those that come: where a new one differs from a known one in leaves only, only these are read.
 * Exact: what comes out is the tree that reading the whole message gives, or nothing. Must not change a result; without it everything
 * is read the same, only slower.
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

/** What there is to know of a message before it is read: messages of one key differ in their bytes only. */
export interface TemplateQuery {
  readonly key: string;
  /** Where its bytes are. */
  readonly blob: BlobHash;
  /** Whether only messages with the same first line are alike. */
  readonly byLine: boolean;
  readonly connection: number | null;
  /** `list`: what takes lists of any length and content as one leaf each. */
  readonly leavesOf: (place: Interned, bytes: Buffer, list?: LeafKind) => readonly Leaf[];
}

/** Null for messages that are short, few, or the same in many trials: they are read anew. */
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

/** Templates of one key, and kinds of messages for which templates are kept. */
const MOST_ALIKE = 8;
const MOST_KEYS = 4096;
/** Where so many more messages found no template than found one, none is looked for any more. */
const PATIENCE = 16;

interface Template {
  readonly bytes: Buffer;
  readonly read: InternedMessage;
  leaves?: readonly Leaf[];
  /** With lists as leaves. */
  coarse?: readonly Leaf[];
}

/** Messages of one key. */
interface Family {
  readonly templates: Template[];
  balance: number;
  /** The last one that was found differed in a list, so the next may as well: both ways give the same tree. */
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

  /** The message of these bytes, or null where it is like none that was kept. */
  read(message: TemplateQuery, bytes: Buffer): InternedMessage | null {
    const family = this.#families.get(keyOf(message, bytes));
    if (family === undefined || family.balance < -PATIENCE) return null;
    const fine = (): InternedMessage | null =>
      first(family.templates, (template) => this.#fine(template, message, bytes));
    // In fewer bytes there cannot be more values than are read of a document.
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

  /** A message that was read whole. One that cannot be rebuilt from its readings is no template. */
  keep(message: TemplateQuery, bytes: Buffer, read: InternedMessage): void {
    const key = keyOf(message, bytes);
    const family = this.#families.get(key) ?? { templates: [], balance: 0, inLists: false };
    if (read.unreadBytes > 0 || family.balance < -PATIENCE || this.#families.size >= MOST_KEYS) return;
    this.#families.set(key, family);
    family.templates.unshift({ bytes, read });
    family.templates.splice(MOST_ALIKE);
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
