/** A captured POST of JSON over TLS, as a trial's event. */
import type { HttpEvent, PutBlob } from '../../../src/core/model/index.ts';

export interface Posted {
  readonly host: string;
  readonly path: string;
  /** Lines behind Host and Content-Type. */
  readonly head?: readonly string[];
  readonly body: string;
}

export function posted(put: PutBlob, { host, path, head = [], body }: Posted): HttpEvent {
  const lines = [
    `Host: ${host}`,
    'Content-Type: application/json',
    ...head,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  const text = `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
  return {
    kind: 'http',
    at: 10,
    connection: 1,
    to: { address: '198.18.0.1', port: 443, host },
    route: 'direct',
    tls: true,
    request: { form: 'h1', raw: put(Buffer.from(text)), truncated: false },
    response: { status: 200, by: 'backend', body: put(Buffer.from('{}')) },
  };
}
