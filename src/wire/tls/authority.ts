/**
 * The certificate authority of one run: makes a root, and a certificate for any host a client asks
 * for. Keys live in memory and in what `export` returns; it must not write files or judge who asks.
 */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** A client's clock may be set to any year: a certificate has to hold in all of them. */
const NOT_BEFORE = new Date('2000-01-01T00:00:00Z');
const NOT_AFTER = new Date('2099-12-31T23:59:59Z');

/** A root that several processes may share. PEM; the key is PKCS #8. */
export interface AuthorityPems {
  readonly certificate: string;
  readonly key: string;
}

export class CertificateAuthority {
  /** PEM of the root, for the places where clients look for roots. */
  readonly pem: string;
  readonly #root: x509.X509Certificate;
  readonly #rootKey: webcrypto.CryptoKey;
  readonly #leafKeys: webcrypto.CryptoKeyPair;
  readonly #leafKeyPem: string;
  readonly #contexts = new Map<string, Promise<SecureContext>>();

  private constructor(
    root: x509.X509Certificate,
    rootKey: webcrypto.CryptoKey,
    leafKeys: webcrypto.CryptoKeyPair,
    leafKeyPem: string,
  ) {
    this.pem = `${root.toString('pem')}\n`;
    this.#root = root;
    this.#rootKey = rootKey;
    this.#leafKeys = leafKeys;
    this.#leafKeyPem = leafKeyPem;
  }

  /** A fresh root. `name` is its common name, as a client that lists its roots would read it. */
  static async create(name = 'Internet Root CA'): Promise<CertificateAuthority> {
    const keys = await generateKeys();
    const root = await x509.X509CertificateGenerator.createSelfSigned({
      name: [{ CN: [name] }],
      keys,
      notBefore: NOT_BEFORE,
      notAfter: NOT_AFTER,
      signingAlgorithm: ALGORITHM,
      serialNumber: randomSerial(),
      extensions: await rootExtensions(keys.publicKey),
    });
    return CertificateAuthority.#with(root, keys.privateKey);
  }

  /**
   * The root that another process exported. Throws if the PEMs are not a certificate and its key.
   */
  static async from(pems: AuthorityPems): Promise<CertificateAuthority> {
    const der = x509.PemConverter.decodeFirst(pems.key);
    const key = await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
    return CertificateAuthority.#with(new x509.X509Certificate(pems.certificate), key);
  }

  static async #with(root: x509.X509Certificate, rootKey: webcrypto.CryptoKey): Promise<CertificateAuthority> {
    // One key pair serves all leaves: making a pair is the dear part, and nothing here needs them
    // apart.
    const leafKeys = await generateKeys();
    return new CertificateAuthority(root, rootKey, leafKeys, await privatePem(leafKeys.privateKey));
  }

  /**
   * For another process of the same run. Holds the private key: hand it over a pipe, never to a
   * client.
   */
  async export(): Promise<AuthorityPems> {
    return { certificate: this.pem, key: await privatePem(this.#rootKey) };
  }

  /**
   * Context whose certificate names `host` (a DNS name or an IP address). It also names the dialled
   * `address`, for clients that send no server name. Made once for each pair.
   */
  secureContextFor(host: string, address?: string): Promise<SecureContext> {
    const names = address === undefined || address === host ? [host] : [host, address];
    const cached = this.#contexts.get(names.join(' '));
    if (cached !== undefined) return cached;
    const made = this.#certify(names);
    this.#contexts.set(names.join(' '), made);
    return made;
  }

  async #certify(names: readonly string[]): Promise<SecureContext> {
    const leaf = await x509.X509CertificateGenerator.create({
      subject: [{ CN: [commonName(names[0] ?? '')] }],
      issuer: this.#root.subject,
      publicKey: this.#leafKeys.publicKey,
      signingKey: this.#rootKey,
      notBefore: NOT_BEFORE,
      notAfter: NOT_AFTER,
      signingAlgorithm: ALGORITHM,
      serialNumber: randomSerial(),
      extensions: await leafExtensions(names, this.#leafKeys.publicKey, this.#root.publicKey),
    });
    return createSecureContext({ cert: `${leaf.toString('pem')}\n${this.pem}`, key: this.#leafKeyPem });
  }
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/**
 * 16 bytes, the first bit clear: a serial number is a positive integer (RFC 5280 section 4.1.2.2).
 */
function randomSerial(): string {
  const bytes = webcrypto.getRandomValues(Buffer.alloc(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/**
 * A common name holds 64 characters at most (RFC 5280, ub-common-name); clients read the
 * alternative names anyway.
 */
function commonName(host: string): string {
  return host.slice(0, 64);
}

async function rootExtensions(key: webcrypto.CryptoKey): Promise<x509.Extension[]> {
  return [
    new x509.BasicConstraintsExtension(true, 0, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    await x509.SubjectKeyIdentifierExtension.create(key),
  ];
}

async function leafExtensions(
  names: readonly string[],
  key: webcrypto.CryptoKey,
  issuer: x509.PublicKey,
): Promise<x509.Extension[]> {
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension(
      names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }) as const),
    ),
    await x509.SubjectKeyIdentifierExtension.create(key),
    await x509.AuthorityKeyIdentifierExtension.create(issuer),
  ];
}
