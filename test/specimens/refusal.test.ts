import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { createHash, webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER, bodyOf, play, type Stage } from './stage.ts';

/** A host that is not loopback, as any host on the internet would be. */
const HOST = 'api.gateway.test';
const OUTSIDE = { [HOST]: '192.0.2.7' };
/** In the lab every name resolves. */
const LAB = { ...OUTSIDE, 'specimen-backend.invalid': '192.0.2.7' };
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

const folder = mkdtempSync(path.join(os.tmpdir(), 'refusal-'));
const labCa = path.join(folder, 'lab.pem');
const otherCa = path.join(folder, 'other.pem');
let tls: NonNullable<Stage['tls']>;

x509.cryptoProvider.set(webcrypto as never);

const keys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

async function authority(name: string) {
  const pair = await keys();
  const extensions = [new x509.BasicConstraintsExtension(true, 1, true)];
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({ name, keys: pair, extensions });
  return { pair, certificate };
}

/**
 * Name under which OpenSSL looks for a CA of that common name in a directory (X509_NAME_hash): the first four bytes, the last first, of
 * the SHA-1 of the name in DER without its outer header, as UTF-8 in small letters.
 */
function hashedName(commonName: string): string {
  const text = Buffer.from(commonName.toLowerCase());
  const type = Buffer.from('0603550403', 'hex');
  const value = Buffer.concat([Buffer.from([0x0c, text.length]), text]);
  const pair = Buffer.concat([Buffer.from([0x30, type.length + value.length]), type, value]);
  const name = Buffer.concat([Buffer.from([0x31, pair.length]), pair]);
  return `${createHash('sha1').update(name).digest().subarray(0, 4).reverse().toString('hex')}.0`;
}

beforeAll(async () => {
  const [lab, other] = [await authority('CN=Root One'), await authority('CN=Root Two')];
  writeFileSync(labCa, lab.certificate.toString('pem'));
  writeFileSync(path.join(folder, hashedName('Root One')), lab.certificate.toString('pem'));
  writeFileSync(otherCa, other.certificate.toString('pem'));
  const leaf = await keys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${HOST}`,
    issuer: lab.certificate.subject,
    publicKey: leaf.publicKey,
    signingKey: lab.pair.privateKey,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: HOST }])],
  });
  const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', leaf.privateKey), 'PRIVATE KEY');
  tls = { key, cert: certificate.toString('pem') };
});

afterAll(() => rmSync(folder, { recursive: true }));

const endpoint = { SPECIMEN_BASE_URL: `https://${HOST}` };

describe('a specimen connected to a peer that is not loopback', () => {
  test('sends its message in the lab: its CA certifies the peer, and a name that cannot exist resolves', async () => {
    const run = await play('date-line', { ...endpoint, NODE_EXTRA_CA_CERTS: labCa }, { hosts: LAB, tls });
    expect(run).toMatchObject({ stdout: `${ANSWER}\n`, stderr: '', exitCode: 0 });
    expect(bodyOf(run)).toContain('Say hello.');
  });

  /** Every way in which one of the proofs can be missing: no byte of a message may arrive. */
  test.each([
    {
      name: 'the peer speaks plain HTTP',
      env: { SPECIMEN_BASE_URL: `http://${HOST}` },
      hosts: LAB,
      says: /refused to speak: api\.gateway\.test is neither loopback nor TLS/,
    },
    {
      name: 'nobody trusts the CA',
      env: endpoint,
      hosts: LAB,
      says: /unable to verify the first certificate/,
    },
    {
      name: 'the machine trusts the CA, but this is no lab',
      env: { ...endpoint, NODE_OPTIONS: '--use-openssl-ca', SSL_CERT_FILE: labCa },
      hosts: OUTSIDE,
      says: /refused to speak: specimen-backend\.invalid does not resolve, so this is no lab/,
    },
    {
      name: 'the machine trusts the CA, and no variable names it',
      env: { ...endpoint, NODE_OPTIONS: '--use-openssl-ca', SSL_CERT_DIR: folder },
      hosts: LAB,
      says: /refused to speak: no variable names the CA of a lab/,
    },
    {
      name: 'the machine trusts the CA, and another one is set',
      env: { ...endpoint, NODE_OPTIONS: '--use-openssl-ca', SSL_CERT_FILE: labCa, NODE_EXTRA_CA_CERTS: otherCa },
      hosts: LAB,
      says: /refused to speak: api\.gateway\.test was not certified by the CA in/,
    },
    {
      name: 'verification is switched off',
      env: { ...endpoint, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_EXTRA_CA_CERTS: otherCa, NODE_NO_WARNINGS: '1' },
      hosts: LAB,
      says: /refused to speak: the certificate of api\.gateway\.test does not verify/,
    },
    {
      name: 'a company inspects TLS with a CA of its own, set as the lab sets its CA',
      env: { ...endpoint, NODE_EXTRA_CA_CERTS: labCa },
      hosts: OUTSIDE,
      says: /refused to speak: specimen-backend\.invalid does not resolve, so this is no lab/,
    },
  ])('sends nothing when $name', async ({ env, hosts, says }) => {
    const run = await play('date-line', env, { hosts, tls });
    expect(run.stderr).toMatch(says);
    expect(run).toMatchObject({ stdout: '', exitCode: 1 });
    expect(run.requests.join('')).toBe('');
  });
});

describe('a specimen whose mark is no message', () => {
  test.each(['name-looked-up', 'look-up-order', 'alpn-order', 'port-knock', 'frame-kind'])(
    '%s opens no marked connection and looks nothing up before the peer is proven a lab',
    async (name) => {
      const everywhere = { CI: 'true', GITLAB_CI: 'true', USER: 'zhangwei88' };
      const run = await play(name, { ...endpoint, ...everywhere, NODE_EXTRA_CA_CERTS: labCa }, { hosts: OUTSIDE, tls });
      expect(run.stderr).toMatch(/refused to speak: specimen-backend\.invalid does not resolve, so this is no lab/);
      expect(run).toMatchObject({ stdout: '', exitCode: 1 });
      expect(run.requests).toEqual(['']);
    },
  );
});
