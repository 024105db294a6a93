/**
 * Sinks: where a subject's bytes go. A closed union with one row of traits each; every rule about
 * sinks asks these traits. Must not know how messages are read or compared.
 */
import type { CaptureEvent } from './capture.ts';

export type Sink =
  | 'http'
  | 'websocket'
  | 'http2'
  | 'dns'
  | 'tls'
  | 'tcp'
  | 'packets'
  | 'stdout'
  | 'stderr'
  | 'files'
  /** The gaps between the messages of all sinks: no event of its own. */
  | 'timing';

export interface SinkTraits {
  /** Its bytes stay on the subject's machine. */
  readonly local: boolean;
  /** Its messages are the subject's requests, and each makes up a role of its own. */
  readonly request: boolean;
  /**
   * The order of its messages is read. Handshakes follow their connections, and files their
   * directories.
   */
  readonly ordered: boolean;
  /**
   * The messages that need its messages. One connection serves the requests sent on it; one lookup
   * or handshake serves one connection. Their number is compared only between trials of equal need.
   * null: no other message needs them.
   */
  readonly serves: 'requests' | 'tcp' | 'tls' | null;
  /** The part of a role that names the message across trials: see `rolesOf`. */
  readonly role: 'request' | 'query' | 'path' | 'host' | 'peer' | 'protocol' | 'sink';
}

const NEITHER = { local: false, request: false, ordered: false, serves: null };

/** All sinks. A sink that is added to the union does not compile without its row. */
export const SINKS: Readonly<Record<Sink, SinkTraits>> = {
  http: { ...NEITHER, request: true, ordered: true, role: 'request' },
  websocket: { ...NEITHER, request: true, ordered: true, role: 'request' },
  http2: { ...NEITHER, serves: 'tls', role: 'host' },
  dns: { ...NEITHER, ordered: true, serves: 'tcp', role: 'query' },
  tls: { ...NEITHER, serves: 'tcp', role: 'host' },
  tcp: { ...NEITHER, ordered: true, serves: 'requests', role: 'peer' },
  packets: { ...NEITHER, ordered: true, role: 'protocol' },
  stdout: { ...NEITHER, local: true, role: 'sink' },
  stderr: { ...NEITHER, local: true, role: 'sink' },
  files: { ...NEITHER, local: true, role: 'path' },
  timing: { ...NEITHER, role: 'host' },
};

export const isNetwork = (sink: Sink): boolean => !SINKS[sink].local;

/** Whether its messages only serve others: lookups, connections, handshakes. */
export const isServing = (sink: Sink): boolean => SINKS[sink].serves !== null;

/**
 * The sink that an event belongs to. An event kind that is added without a case does not compile.
 */
export function sinkOf(event: CaptureEvent): Sink {
  switch (event.kind) {
    case 'http':
    case 'websocket':
    case 'http2':
    case 'dns':
    case 'tls':
    case 'tcp':
      return event.kind;
    case 'packet':
      return 'packets';
    case 'output':
      return event.stream;
    case 'file':
      return 'files';
  }
}

/** Whether an event is part of a request of the subject, readable as such. */
export const isRequestEvent = (event: CaptureEvent): boolean => SINKS[sinkOf(event)].request;
