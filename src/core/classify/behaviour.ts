/**
 * The kind of a behavioural tell, by carrier and address: the first rule that applies. Must not
 * look at wording beyond its shape (a number, an opaque value, a flag).
 */
import type { Behaviour } from '../model/index.ts';
import { exemplars, type Finding } from './finding.ts';
import { JSON_VALUE } from '../carriers/json/carriers.ts';
import { kindOf } from '../carriers/kind.ts';
import { MESSAGE_PRESENCE } from '../carriers/message.ts';
import { carrierNamed } from '../carriers/registry.ts';

export function behaviourOf(finding: Finding): Behaviour {
  const { carrier, address } = finding.response.slot;
  // A value that varies by itself differs in meaning only if it is a figure.
  if (finding.response.feature !== undefined) return 'quantity';
  if (carrier === MESSAGE_PRESENCE.name) return 'presence';
  if (carrierNamed(carrier)?.ordering !== undefined) return 'order';
  switch (kindOf(carrier)) {
    case 'routing':
      return 'routing';
    case 'presence':
      return 'feature';
    case 'framing':
    case 'quantity':
      return 'quantity';
    case 'form':
      return 'format';
    case 'content':
      return carrierNamed(carrier)?.format === true || NAMES_FORMAT.test(address)
        ? 'format'
        : behaviourOfContent(finding);
  }
}

/** Fields for the format of a message, sent or wanted (RFC 9110, sections 8 and 12.5). */
const NAMES_FORMAT = /^headers\.(content-(type|encoding|language)|accept|accept-(encoding|charset))$/i;

/**
 * Fields that the published model APIs pass to a model: messages, prompts, instructions,
 * descriptions of tools.
 */
const READ_BY_A_MODEL =
  /^body(<[^>]*>)?\.(request\.)?(messages|input|instructions|system|contents|system_?instruction|prompt|tools|functions)\b/i;

function behaviourOfContent(finding: Finding): Behaviour {
  const { address, carrier } = finding.response.slot;
  const symbols = exemplars(finding).map((row) => finding.response.symbols[row] ?? '');
  if (carrier === JSON_VALUE.name) return symbols.every(isNumber) ? 'quantity' : 'setting';
  if (READ_BY_A_MODEL.test(address)) return 'instruction';
  const present = symbols.filter((symbol) => symbol !== '');
  if (present.every(isNumber)) return 'quantity';
  return present.every(isOpaque) ? 'identifier' : 'setting';
}

const isNumber = (text: string): boolean => /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text);

/**
 * A digest, an id or a token: letters and digits mixed, no words, and longer than a version or a
 * name.
 */
const isOpaque = (text: string): boolean =>
  /^[\p{L}\p{N}+/=_:.-]{8,}$/u.test(text) && /\p{N}/u.test(text) && /\p{L}/u.test(text) && !/\p{L}{6,}/u.test(text);
