/**
 * Scanners for suspicious characters, run on the text of every request of every trial, by their
 * READMEs:
 *  - anti-trojan-source (https://github.com/lirantal/anti-trojan-source): `hasConfusables({ sourceText, detailed, extended })`;
 *  - out-of-character (https://github.com/spencermountain/out-of-character): `detect(text)`.
 * A scanner sees one text at a time: it can name a character and its position, but not its factors.
 */
import { hasConfusables } from 'anti-trojan-source';
import { detect } from 'out-of-character';
import { requestsOf } from './requests.mjs';

export const SCANNERS = {
  'anti-trojan-source': (text) =>
    hasConfusables({ sourceText: text, detailed: true, extended: true }).map(({ codePoint }) => codePoint),
  'out-of-character': (text) => (detect(text) ?? []).map(({ code }) => code),
};

/** Code points, as `U+200B`, that a scanner names anywhere. @returns {string[]} */
export function scanned(scanner, captures, readBlob) {
  const found = new Set();
  const texts = new Set(
    captures.flatMap((capture) =>
      requestsOf(capture, readBlob).map(({ head, body }) => `${head}\n\n${unescaped(body)}`),
    ),
  );
  for (const text of texts) for (const code of SCANNERS[scanner](text)) found.add(code);
  return [...found];
}

/**
 * Strings of a JSON body as a person reads them: a scanner of source text sees characters, not
 * their escapes.
 */
function unescaped(body) {
  try {
    return JSON.stringify(JSON.parse(body)).replaceAll('\\n', '\n');
  } catch {
    return body;
  }
}
