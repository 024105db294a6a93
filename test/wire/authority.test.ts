import { X509Certificate } from 'node:crypto';
import { connect, createServer, type PeerCertificate, type SecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { CertificateAuthority } from '../../src/wire/tls/authority.ts';

/** The certificate that a client which trusts `ca` gets from a server with `context`, checked for `host`. */
function fetchCertificate(context: SecureContext, ca: string, host: string): Promise<PeerCertificate> {
  return new Promise((resolve, reject) => {
    const server = createServer({ SNICallback: (_name, done) => done(null, context) }).listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const client = connect({ port, host: '127.0.0.1', ca, servername: host }, () => {
        resolve(client.getPeerCertificate());
        client.destroy();
        server.close();
      });
      client.on('error', (error: Error) => {
        server.close();
        reject(error);
      });
    });
  });
}

describe('the certificate authority', () => {
  it('makes a root that may sign certificates, and nothing but', async () => {
    const root = new X509Certificate((await CertificateAuthority.create('Example Root')).pem);
    expect(root.ca).toBe(true);
    expect(root.subject).toBe('CN=Example Root');
    expect(root.verify(root.publicKey)).toBe(true);
    expect(root.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });

  it('certifies a host so that clients who trust the root accept it', async () => {
    const authority = await CertificateAuthority.create();
    const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.example`;
    for (const host of ['api.example.com', 'localhost', long]) {
      const certificate = await fetchCertificate(await authority.secureContextFor(host), authority.pem, host);
      expect(certificate.subjectaltname).toBe(`DNS:${host}`);
    }
  });

  it('makes one context a host, however often it is asked', async () => {
    const authority = await CertificateAuthority.create();
    const [one, same, other] = await Promise.all(
      ['a.example', 'a.example', 'b.example'].map((h) => authority.secureContextFor(h)),
    );
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it('is the same authority in another process that was handed its keys', async () => {
    const authority = await CertificateAuthority.create();
    const twin = await CertificateAuthority.from(await authority.export());
    expect(twin.pem).toBe(authority.pem);
    const certificate = await fetchCertificate(await twin.secureContextFor('x.example'), authority.pem, 'x.example');
    expect(certificate.subject.CN).toBe('x.example');
  });

  it('is another one in every run', async () => {
    const [one, other] = [await CertificateAuthority.create(), await CertificateAuthority.create()];
    const context = await other.secureContextFor('x.example');
    await expect(fetchCertificate(context, one.pem, 'x.example')).rejects.toThrow(/self-signed certificate|signature/);
  });
});
