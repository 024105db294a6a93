/**
 * A capture: all bytes that one trial sent to every sink, as an ordered list of events. Events name
 * content-addressed blobs. Parsed forms are views made later from these bytes; a capture never
 * stores them instead.
 */
import type { PlannedTrial } from './design.ts';

/** Lower-case hex SHA-256 of the blob's bytes. */
export type BlobHash = string;

/** Bytes by hash; throws if the blob is missing or damaged. */
export type ReadBlob = (hash: BlobHash) => Uint8Array;

export type Outcome =
  | { readonly kind: 'completed'; readonly exitCode: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  /** The subject wrote or sent more than the lab's limit, so the lab ended it. */
  | { readonly kind: 'overflowed'; readonly sink: string; readonly limitBytes: number }
  /** Our side failed; the trial says nothing about the subject. */
  | { readonly kind: 'lab-failed'; readonly cause: string };

/** Destination of bytes: the address dialled, and the name that DNS gave it, if any. */
export interface Destination {
  readonly address: string;
  readonly port: number;
  /**
   * The first that is known: the name that the DNS sink gave this address to, SNI, proxy target.
   * Otherwise the address.
   */
  readonly host: string;
}

/** How an HTTP request reached us: straight, through CONNECT, or as absolute-form to a proxy. */
export type Route = 'direct' | 'connect' | 'absolute';

export interface HttpEvent {
  readonly kind: 'http';
  /** Milliseconds since the subject was started. */
  readonly at: number;
  readonly connection: number;
  readonly to: Destination;
  readonly route: Route;
  readonly tls: boolean;
  /**
   * In HTTP/1, `raw` is the request exactly as received: from the request line to the last byte of
   * the framed body. In HTTP/2, `fields` are the header fields in the order sent, pseudo-headers
   * included.
   */
  readonly request:
    | { readonly form: 'h1'; readonly raw: BlobHash; readonly truncated: boolean }
    | {
        readonly form: 'h2';
        readonly fields: readonly (readonly [string, string])[];
        readonly body: BlobHash;
        readonly truncated: boolean;
      };
  /**
   * Our answer, and its source in the lab: the model backend, a configured default, or an error.
   */
  readonly response: { readonly status: number; readonly by: 'backend' | 'default' | 'error'; readonly body: BlobHash };
}

export interface WebSocketEvent {
  readonly kind: 'websocket';
  readonly at: number;
  readonly connection: number;
  readonly to: Destination;
  readonly direction: 'sent' | 'received';
  readonly opcode: 'text' | 'binary' | 'ping' | 'pong' | 'close';
  readonly payload: BlobHash;
}

/** The bytes of an HTTP/2 client before its first request: settings, windows, priorities. */
export interface Http2Event {
  readonly kind: 'http2';
  readonly at: number;
  readonly connection: number;
  readonly to: Destination;
  /** The client's bytes from its preface up to the first frame that belongs to a request. */
  readonly start: BlobHash;
}

export interface DnsEvent {
  readonly kind: 'dns';
  readonly at: number;
  readonly resolver: string;
  readonly transport: 'udp' | 'tcp';
  readonly name: string;
  readonly type: string;
  readonly raw: BlobHash;
}

export interface TlsEvent {
  readonly kind: 'tls';
  readonly at: number;
  readonly connection: number;
  readonly to: Destination;
  readonly hello: BlobHash;
  readonly ja3: string;
  readonly ja4: string;
  readonly sni?: string;
  readonly alpn: readonly string[];
  /** Set when the handshake failed, e.g. the client refused the certificate. */
  readonly refused?: string;
}

/** A TCP connection; `raw` holds what the client sent when it was neither TLS nor HTTP. */
export interface TcpEvent {
  readonly kind: 'tcp';
  readonly at: number;
  readonly connection: number;
  readonly to: Destination;
  readonly raw?: BlobHash;
}

/**
 * A packet that is neither TCP to the interceptor nor DNS to the sink. The lab records and refuses
 * it.
 */
export interface PacketEvent {
  readonly kind: 'packet';
  readonly at: number;
  readonly protocol: 'udp' | 'tcp' | 'icmp' | 'icmp6' | 'other';
  readonly address: string;
  readonly port?: number;
  readonly raw: BlobHash;
}

export interface OutputEvent {
  readonly kind: 'output';
  readonly at: number;
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: BlobHash;
  readonly truncated: boolean;
}

/**
 * A file found after the run in the subject's home, work or temporary directory, and not put there
 * by the lab.
 */
export interface FileEvent {
  readonly kind: 'file';
  readonly at: number;
  readonly path: string;
  readonly mode: number;
  /** Absent for directories, links and files over the size limit. */
  readonly bytes?: BlobHash;
  readonly size: number;
}

export type CaptureEvent =
  | HttpEvent
  | WebSocketEvent
  | Http2Event
  | DnsEvent
  | TlsEvent
  | TcpEvent
  | PacketEvent
  | OutputEvent
  | FileEvent;

export interface Capture {
  readonly trial: PlannedTrial;
  readonly outcome: Outcome;
  /**
   * Milliseconds since the epoch at the subject's start. Renderings of the local clock are computed
   * from it.
   */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly events: readonly CaptureEvent[];
  /**
   * Settings of the assignment that could not be applied, e.g. `no time zone database on this
   * host`.
   */
  readonly limits: readonly string[];
  /**
   * Strings of this trial beyond the renderings of its levels: home directory, work directory,
   * user, host, and the endpoint as given to the subject. Classification searches for them.
   */
  readonly facts: Readonly<Record<string, string>>;
  /**
   * Trials of the stage `inputs` only: the subject's system calls that name files or query the
   * system, as strace prints them.
   */
  readonly trace?: BlobHash;
}

/** The blobs that an event names. An event kind that is added without a case does not compile. */
export function blobsOf(event: CaptureEvent): readonly BlobHash[] {
  switch (event.kind) {
    case 'http':
      return [event.request.form === 'h1' ? event.request.raw : event.request.body, event.response.body];
    case 'websocket':
      return [event.payload];
    case 'dns':
    case 'packet':
      return [event.raw];
    case 'http2':
      return [event.start];
    case 'tls':
      return [event.hello];
    case 'tcp':
      return event.raw === undefined ? [] : [event.raw];
    case 'output':
      return [event.bytes];
    case 'file':
      return event.bytes === undefined ? [] : [event.bytes];
  }
}

/** Every blob that a capture names, once. */
export function blobsOfCapture(capture: Capture): ReadonlySet<BlobHash> {
  return new Set([...capture.events.flatMap(blobsOf), ...(capture.trace === undefined ? [] : [capture.trace])]);
}

/** Keeps bytes and names them; writing the same bytes twice costs nothing. */
export type PutBlob = (bytes: Uint8Array) => BlobHash;
