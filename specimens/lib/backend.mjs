/**
 * Connections of specimens and decoys. Opens a connection and returns it only after the peer is
 * proven to be a loopback or lab backend; no byte of a message is written before that. Must never
 * accept a proof that a machine on the internet could present.
 *
 * Accepted are
 *  - a peer whose address, as the kernel reports it after connecting, is a loopback address; or
 *  - a TLS peer for which all of this holds:
 *      1. its chain verifies, and ends in a certificate of the file that NODE_EXTRA_CA_CERTS names, or without that
 *         variable SSL_CERT_FILE (the lab names its CA by one of them);
 *      2. that certificate is not one of the roots that the public trusts;
 *      3. a name below `.invalid` resolves. RFC 6761, section 6.4, rules that out on the internet,
 *         while the lab's DNS answers every name. A company's inspecting proxy meets 1 and 2 but
 *         not 3.
 */
import { X509Certificate } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';

/** A name that resolves in the lab and nowhere else. */
const LAB_ONLY_NAME = 'specimen-backend.invalid';

/** Thrown if the peer is not proven to be a lab or loopback backend. */
export class Refusal extends Error {
  /** @param {string} why */
  constructor(why) {
    super(`refused to speak: ${why}`);
    this.name = 'Refusal';
  }
}

/**
 * @param {URL} origin http or https
 * @param {import('node:tls').ConnectionOptions} [options] of a TLS connection. A client hello made with them may itself be a
 *   mark, so it is sent only after a connection with the usual ones has proven the peer.
 * @returns {Promise<import('node:net').Socket>} connected, proven, nothing written yet
 */
export async function openBackend(origin, options) {
  const socket = await openUsual(origin, {});
  if (options === undefined) return socket;
  socket.destroy();
  return openUsual(origin, options);
}

/** @param {URL} origin @param {import('node:tls').ConnectionOptions} options */
async function openUsual(origin, options) {
  const host = origin.hostname.replace(/^\[|\]$/g, '');
  const secure = origin.protocol === 'https:';
  const port = Number(origin.port || (secure ? 443 : 80));
  const socket = await connected(secure ? tlsSocket(host, port, options) : net.connect({ host, port }), secure);
  try {
    if (!isLoopback(socket.remoteAddress ?? '')) await assertLab(socket, origin);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** @param {string} address @returns {boolean} */
export function isLoopback(address) {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/**
 * @param {string} host @param {number} port @param {import('node:tls').ConnectionOptions} options
 */
function tlsSocket(host, port, options) {
  const name = net.isIP(host) === 0 ? { servername: host } : {};
  return tls.connect({ host, port, ALPNProtocols: ['http/1.1'], ...name, ...options });
}

/**
 * @param {import('node:net').Socket} socket @param {boolean} secure
 * @returns {Promise<import('node:net').Socket>}
 */
function connected(socket, secure) {
  return new Promise((resolve, reject) => {
    socket.once(secure ? 'secureConnect' : 'connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** @param {import('node:net').Socket} socket @param {URL} origin */
async function assertLab(socket, origin) {
  if (!(socket instanceof tls.TLSSocket)) throw new Refusal(`${origin.host} is neither loopback nor TLS`);
  if (!socket.authorized) throw new Refusal(`the certificate of ${origin.host} does not verify`);
  const root = chainRoot(socket);
  const file = process.env['NODE_EXTRA_CA_CERTS'] ?? process.env['SSL_CERT_FILE'];
  if (file === undefined) throw new Refusal('no variable names the CA of a lab');
  if (!fingerprints(readFileSync(file, 'latin1')).has(root))
    throw new Refusal(`${origin.host} was not certified by the CA in ${file}`);
  if (fingerprints(tls.rootCertificates.join('\n')).has(root)) throw new Refusal('that CA is publicly trusted');
  if (await isLabNamed()) return;
  throw new Refusal(`${LAB_ONLY_NAME} does not resolve, so this is no lab`);
}

/** @type {Promise<boolean> | undefined} */
let named;

/** Looked up once in a run, so that the number of look-ups is constant. @returns {Promise<boolean>} */
function isLabNamed() {
  named ??= lookup(LAB_ONLY_NAME).then(
    () => true,
    () => false,
  );
  return named;
}

/** Fingerprint of the last certificate of the verified chain. @param {import('node:tls').TLSSocket} socket */
function chainRoot(socket) {
  let certificate = socket.getPeerCertificate(true);
  const seen = new Set();
  while (certificate.issuerCertificate && !seen.has(certificate.fingerprint256)) {
    seen.add(certificate.fingerprint256);
    certificate = certificate.issuerCertificate;
  }
  return certificate.fingerprint256;
}

/** @param {string} pem any number of certificates @returns {Set<string>} SHA-256 fingerprints */
function fingerprints(pem) {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return new Set(blocks.map((block) => new X509Certificate(block).fingerprint256));
}
