/**
 * Functional: the protocol or another reading fixes the value. Each rule checks the data of every
 * trial; in doubt it does not apply.
 */
import type { Slot } from '../model/index.ts';
import { hiddenPair } from './hidden-pairs.ts';
import { contextIn, exemplars, renderingsIn, readableRows, type Finding } from './finding.ts';
import { HTTP_HEADER_PRESENCE, HTTP_HEADER_VALUE } from '../carriers/http/headers.ts';
import { isComputed, isLength, kindOf } from '../carriers/kind.ts';
import { readOff } from './overt.ts';

/** Why the slot follows from something else; undefined if no rule applies. */
export function followsFrom(finding: Finding): string | undefined {
  if (isLength(finding.response.slot)) return 'follows from the length of what else the message holds';
  if (isComputed(finding.response.slot)) return 'is computed from what is read itself';
  return fromRoute(finding) ?? fromProxy(finding) ?? fromHops(finding) ?? fromLengths(finding);
}

/** Whether the address holds the name of the host to connect to. */
export const namesPeer = (address: string): boolean =>
  /(^|[.["'])(:authority|host|sni|server[-_]name)\b/i.test(address);

/**
 * Host, authority, request target, server name and connection follow from where the subject was
 * told to connect.
 */
function fromRoute(finding: Finding): string | undefined {
  const { slot } = finding.response;
  const routed = kindOf(slot.carrier) === 'routing';
  if (!routed && !namesPeer(slot.address)) return undefined;
  const routing = finding.factors.filter((factor) => namesRoute(finding, factor));
  if (routing.length !== finding.factors.length) return undefined;
  if (!routed && readOff(finding) === undefined) return undefined;
  return `follows from where the subject was told to connect (${routing.join(', ')})`;
}

/** A tunnel (RFC 9110, section 9.3.6) is requested where a proxy is set, and only there. */
function fromProxy(finding: Finding): string | undefined {
  const { slot, symbols } = finding.response;
  if (kindOf(slot.carrier) !== 'presence' || !slot.message.startsWith('CONNECT ')) return undefined;
  const proxies = finding.factors.filter((factor) => namesRoute(finding, factor));
  const explained = readableRows(finding).every((row) => {
    const proxied = proxies.some((factor) => renderingsIn(finding, row, factor).length > 0);
    return proxied || ['0', 'absent'].includes(symbols[row] ?? '');
  });
  return proxies.length === finding.factors.length && explained
    ? `a tunnel is asked for where one is needed (${proxies.join(', ')})`
    : undefined;
}

const HOP_BY_HOP = /^headers\.(connection|proxy-connection|keep-alive|te|transfer-encoding|upgrade)$/i;

/**
 * Options and codings registered for these fields (HTTP field registries); anything else could be a
 * mark.
 */
const HOP_WORDS =
  /^(close|keep-alive|upgrade|te|http2-settings|trailers|chunked|gzip|deflate|compress|identity|h2c|websocket|(timeout|max)=\d+)$/i;

/**
 * Hop-by-hop fields (RFC 9110, section 7.6.1) follow from the peer of the connection: proxy or
 * endpoint.
 */
function fromHops(finding: Finding): string | undefined {
  const { slot } = finding.response;
  const isPresence = slot.carrier === HTTP_HEADER_PRESENCE.name;
  const isField = isPresence || slot.carrier === HTTP_HEADER_VALUE.name;
  if (!isField || !HOP_BY_HOP.test(slot.address)) return undefined;
  if (!finding.factors.every((factor) => namesRoute(finding, factor))) return undefined;
  const registered =
    isPresence ||
    exemplars(finding).every((row) =>
      (contextIn(finding, row)?.line ?? '').split(/[ \t]*,[ \t]*/).every((word) => HOP_WORDS.test(word)),
    );
  return registered && hiddenPair(finding) === undefined
    ? `concerns the connection alone, which is made to another host (${finding.factors.join(', ')})`
    : undefined;
}

/** Whether the factor names a host or an origin to connect to in some trial. */
function namesRoute(finding: Finding, factor: string): boolean {
  return readableRows(finding).some((row) =>
    renderingsIn(finding, row, factor).some(({ what }) => what === 'origin' || what === 'host'),
  );
}

/**
 * Lengths and chunk sizes follow from the other readings of the message. They must be equal in any
 * two trials where those readings are equally long, and differ in some others.
 */
function fromLengths(finding: Finding): string | undefined {
  const { slot, symbols } = finding.response;
  if (kindOf(slot.carrier) !== 'framing') return undefined;
  const others = finding.alignment.slots.filter(
    (other) =>
      other.message === slot.message && !['framing', 'quantity'].includes(kindOf(other.carrier)) && !isLength(other),
  );
  const texts = finding.alignment.rendered.filter(({ message }) => message === slot.message);
  const bySize = new Map<string, string>();
  for (const row of readableRows(finding)) {
    const id = finding.table.trials[row]?.id ?? '';
    const key = [
      ...others.map((other) => sizeIn(other, id)),
      ...texts.map((place) => Buffer.byteLength(place.texts.get(id) ?? '')),
    ].join();
    const symbol = symbols[row] ?? '';
    if ((bySize.get(key) ?? symbol) !== symbol) return undefined;
    bySize.set(key, symbol);
  }
  return bySize.size > 1 ? 'follows from the length of what else the message holds' : undefined;
}

function sizeIn(slot: Slot, trial: string): string {
  const symbol = slot.symbols.get(trial);
  if (symbol === null || symbol === undefined) return 'none';
  return kindOf(slot.carrier) === 'content' ? String(Buffer.byteLength(symbol)) : symbol;
}
