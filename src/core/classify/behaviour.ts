/**
 * What sort of behaviour a behavioural tell is, by carrier and place: the first rule that fits. Must not look at wording
 * beyond its shape (a number, an opaque value, a flag).
 */
import type { Behaviour } from '../model/index.ts';
import { exemplars, type Finding } from './finding.ts';
import { JSON_VALUE } from '../carriers/json/json.ts';
import { kindOf } from '../carriers/kind.ts';
import { MESSAGE_PRESENCE } from '../carriers/message.ts';
import { carrierNamed } from '../carriers/registry.ts';

export function behaviourOf(finding: Finding): Behaviour {
  const { carrier, address } = finding.place.slot;
  // Of what varies by itself only a figure can differ in meaning.
  if (finding.place.feature !== undefined) return 'quantity';
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
      return carrierNamed(carrier)?.format === true || NAMES_FORMAT.test(address) ? 'format' : ofContent(finding);
  }
}

/** Fields that say in which form a message is or is wanted (RFC 9110, section 8 and section 12.5). */
const NAMES_FORMAT = /^headers\.(content-(type|encoding|language)|accept|accept-(encoding|charset))$/i;

/**
 * Fields in which the published model APIs carry what a model is to read: messages, prompts, instructions and the
 * descriptions of tools.
 */
const READ_BY_A_MODEL =
  /^body(<[^>]*>)?\.(request\.)?(messages|input|instructions|system|contents|system_?instruction|prompt|tools|functions)\b/i;

function ofContent(finding: Finding): Behaviour {
  const { address, carrier } = finding.place.slot;
  const symbols = exemplars(finding).map((row) => finding.place.symbols[row] ?? '');
  if (carrier === JSON_VALUE.name) return symbols.every(isNumber) ? 'quantity' : 'setting';
  if (READ_BY_A_MODEL.test(address)) return 'instruction';
  const said = symbols.filter((symbol) => symbol !== '');
  if (said.every(isNumber)) return 'quantity';
  return said.every(isOpaque) ? 'identifier' : 'setting';
}

const isNumber = (text: string): boolean => /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text);

/** A digest, an id, a token: no words, letters and digits mixed, long enough to be no version or name. */
const isOpaque = (text: string): boolean =>
  /^[\p{L}\p{N}+/=_:.-]{8,}$/u.test(text) && /\p{N}/u.test(text) && /\p{L}/u.test(text) && !/\p{L}{6,}/u.test(text);
