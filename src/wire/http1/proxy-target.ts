/**
 * The destination of a request meant for a proxy: absolute form and authority form of a target (RFC
 * 9112 section 3.2). Pure.
 */
import { splitTarget } from '../../core/carriers/http/target.ts';
import type { Destination } from '../../core/model/index.ts';
import type { Origin } from '../exchange.ts';
import type { RequestHead } from './request-head.ts';

const ORIGIN = /^(https?|wss?):\/\/(.*)$/is;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, ws: 80, https: 443, wss: 443 };

/**
 * `http://host:port/path`: the destination named and the path as sent; null for any other form.
 * `dialled` is the address of the proxy, which is where the bytes went.
 */
export function absoluteTarget(target: string, dialled: string): { to: Destination; path: string } | null {
  const { origin } = splitTarget(target);
  const [, scheme, authority] = ORIGIN.exec(origin) ?? [];
  if (scheme === undefined || authority === undefined) return null;
  const host = splitAuthority(authority.slice(authority.lastIndexOf('@') + 1));
  if (host === null) return null;
  const port = host.port ?? DEFAULT_PORTS[scheme.toLowerCase()] ?? 80;
  const path = target.slice(origin.length);
  return { to: { address: dialled, port, host: host.name }, path: path.startsWith('/') ? path : `/${path}` };
}

/** `host:port` of a CONNECT request; null if it is not that. */
export function authorityTarget(target: string, dialled: string): Destination | null {
  const host = splitAuthority(target);
  return host?.port === undefined ? null : { address: dialled, port: host.port, host: host.name };
}

function splitAuthority(authority: string): { name: string; port: number | undefined } | null {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(authority) ?? [];
  const name = bracketed ?? plain;
  const number = port === undefined ? undefined : Number(port);
  if (name === undefined || (number !== undefined && number > 65535)) return null;
  return { name: name.toLowerCase(), port: number };
}

/** When a request began, where it goes, and its target without the destination that it may name. */
export interface Address<By extends string> {
  readonly at: number;
  readonly origin: Origin<By>;
  readonly target: string;
}

export function addressOf<By extends string>(at: number, head: RequestHead, origin: Origin<By>): Address<By> {
  const proxied = head.method === 'CONNECT' ? null : absoluteTarget(head.target, origin.to.address);
  if (proxied === null) return { at, origin, target: head.target };
  return { at, origin: { ...origin, to: proxied.to, route: 'absolute' }, target: proxied.path };
}
