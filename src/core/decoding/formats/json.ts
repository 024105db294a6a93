/**
 * JSON files: the body of a request as sent, or a log with one document a line. A log serializes
 * its documents anew, so objects in it are reliable in texts and fields only. A body that a log
 * contains as a string is as it was sent.
 */
import {
  bodyPlace,
  CARRIERS,
  isValidUtf8,
  JSON_DUPLICATE_KEY,
  JSON_ESCAPE,
  JSON_KEY_ORDER,
  JSON_NUMBER_FORM,
  JSON_WHITE_SPACE,
  type Place,
  textOfBytes,
} from '../../carriers/index.ts';
import type { Loss, Observation, ParsedInput } from '../observation.ts';
import { readHar } from './har.ts';

const BODY_ALONE: Loss = {
  carriers: CARRIERS.filter(({ family }) => family === 'http'),
  because: 'a body alone has no head',
};
const REWRITTEN: Loss = {
  carriers: [JSON_WHITE_SPACE, JSON_ESCAPE, JSON_NUMBER_FORM, JSON_KEY_ORDER, JSON_DUPLICATE_KEY],
  because: 'a log writes JSON anew: white space, escapes, number forms and the order of fields are its own',
};

/** An archive, body or log; null: the bytes are no JSON. */
export function readJsonFile(bytes: Uint8Array): ParsedInput | null {
  if (!isValidUtf8(bytes)) return null;
  const source = textOfBytes(bytes).replace(/^\ufeff/, '');
  const document = parsed(source);
  if (document === undefined) return readLines(source);
  if (typeof document !== 'object' || document === null) return null;
  return readHar(document) ?? { format: 'json-body', wholeRun: false, observations: [body(source.trimEnd(), 'body')] };
}

/** Undefined: no JSON. */
function parsed(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined; // The caller reports an unknown format.
  }
}

const body = (source: string, label: string, ...losses: readonly Loss[]): Observation => ({
  kind: 'message',
  label,
  sink: 'http',
  role: null,
  place: asRequest(source),
  losses: [BODY_ALONE, ...losses],
});

/** The place of a request of which only this body is known. */
function asRequest(source: string): Place {
  const inner = bodyPlace(Buffer.from(source, 'utf8'), 'application/json');
  const { shapeCarrier } = inner;
  const members = [{ name: 'body', step: 'body', place: inner }];
  return {
    shape: 'request',
    shapeCarrier,
    facets: [],
    parts: { by: 'name', presence: shapeCarrier, repeated: shapeCarrier, order: null, members },
  };
}

/** Share of lines that must be JSON: a log in use may end in the middle of one. */
const WHOLE_LINES = 0.9;

function readLines(source: string): ParsedInput | null {
  const lines = source.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '');
  const read = filled.flatMap(({ line, number }) => {
    const document = parsed(line);
    return typeof document === 'object' && document !== null ? [{ document, number }] : [];
  });
  if (read.length === 0 || read.length < filled.length * WHOLE_LINES) return null;
  const observations = read.flatMap(({ document, number }) => observedIn(document, `line ${number}`));
  return { format: 'json-lines', wholeRun: false, observations };
}

/** The bodies in a line, by the names of their fields, and all its other texts. */
function observedIn(document: object, label: string): Observation[] {
  const found: Observation[] = [];
  const texts: string[] = [];
  const visit = (value: unknown, name: string): void => {
    const isBody = /^(?:body|request|payload|postdata|request_?body)$/i.test(name);
    if (typeof value === 'string') {
      const inner = /^\s*[[{]/.test(value) ? parsed(value) : undefined;
      if (inner === undefined) texts.push(value);
      else if (isBody) found.push(body(value, label));
      else visit(inner, '');
    } else if (typeof value === 'object' && value !== null) {
      if (isBody && !Array.isArray(value)) found.push(body(JSON.stringify(value), label, REWRITTEN));
      else for (const [key, inner] of Object.entries(value)) visit(inner, key);
    }
  };
  visit(document, '');
  return texts.length === 0 ? found : [...found, { kind: 'texts', label, texts }];
}
