/**
 * Ends TLS on a stream whose client hello has been seen, with a certificate made for the host the
 * client wants.
 */
import type { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';

const OURS = ['h2', 'http/1.1'] as const;

export type Handshake =
  | { readonly kind: 'done'; readonly plaintext: TLSSocket }
  /** Why there was none: the client's alert, or that it left. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Performs the server's side. `offered`: the client's list for ALPN. The first of ours in it is
 * chosen. Without one, no protocol is agreed, and the client may speak as it likes.
 */
export function terminateTls(
  stream: Duplex,
  context: SecureContext,
  offered: readonly string[],
  gone: Promise<void>,
): Promise<Handshake> {
  const chosen = OURS.find((protocol) => offered.includes(protocol));
  const plaintext = new TLSSocket(stream, {
    isServer: true,
    secureContext: context,
    ...(chosen === undefined ? {} : { ALPNProtocols: [chosen] }),
  });
  return new Promise((resolve) => {
    const notice = (): void => void plaintext.read(0);
    const refused = (why: string) => (): void => resolve({ kind: 'refused', why });
    plaintext.once('secure', () => {
      // A stream that somebody watches for 'readable' would not flow for whoever reads it next.
      plaintext.off('readable', notice);
      // Cleared by tls.Server otherwise; node:http2 would wait for it for ever.
      Object.assign(plaintext, { secureConnecting: false });
      resolve({ kind: 'done', plaintext });
    });
    // Before the handshake is done, node:tls reports failures on this event and only destroys the
    // socket otherwise.
    plaintext.once('_tlsError', (error: Error) => resolve({ kind: 'refused', why: describe(error) }));
    plaintext.on('error', (error: Error) => resolve({ kind: 'refused', why: describe(error) }));
    // The end of a stream is noticed only by who reads it; nothing is taken from it here.
    plaintext.on('readable', notice).once('end', refused('closed during the handshake'));
    plaintext.once('close', refused('closed during the handshake'));
    void gone.then(refused('closed during the handshake'));
  });
}

/**
 * OpenSSL's reason (`tlsv1 alert unknown ca`) where there is one, without addresses of memory and
 * lines of code.
 */
function describe(error: Error & { readonly reason?: string; readonly code?: string }): string {
  return error.reason ?? error.code ?? error.message;
}
