/** A package registry on loopback, with packages made on the spot, so that no test needs the network. */
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface Package {
  readonly manifest: Readonly<Record<string, unknown>> & { readonly name: string; readonly version: string };
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** What the registry claims instead of the truth. */
  readonly claims?: string;
}

export class Registry {
  readonly #server: http.Server;
  readonly #tarballs = new Map<string, Buffer>();
  readonly #documents = new Map<string, { versions: Record<string, unknown>; latest: string }>();
  /** Paths asked for, in order. */
  readonly asked: string[] = [];
  /** Tarballs are held back until this settles. */
  gate: Promise<void> = Promise.resolve();

  constructor(packages: readonly Package[]) {
    this.#server = http.createServer((request, response) => void this.#answer(request, response));
    for (const one of packages) this.publish(one);
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  publish({ manifest, files, claims }: Package): void {
    const all = { 'package.json': JSON.stringify(manifest), ...files };
    const tarball = gzipSync(tar(all));
    const place = `tarballs/${manifest.name}/${manifest.version}.tgz`;
    this.#tarballs.set(`/${place}`, tarball);
    const document = this.#documents.get(manifest.name) ?? { versions: {}, latest: '' };
    document.versions[manifest.version] = { ...manifest, dist: { tarball: place, integrity: claims ?? sri(tarball) } };
    document.latest = manifest.version;
    this.#documents.set(manifest.name, document);
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '/');
    this.asked.push(path);
    const tarball = this.#tarballs.get(path);
    if (tarball !== undefined) {
      await this.gate;
      response.end(tarball);
      return;
    }
    const document = this.#documents.get(path.slice(1));
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document === undefined ? { error: 'Not found' } : this.#packument(path, document)));
  }

  #packument(path: string, { versions, latest }: { versions: Record<string, unknown>; latest: string }): unknown {
    const absolute = JSON.stringify(versions).replaceAll('"tarballs/', `"${this.url}tarballs/`);
    return { name: path.slice(1), versions: JSON.parse(absolute) as unknown, 'dist-tags': { latest } };
  }
}

export function sri(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** POSIX ustar: a 512-byte header and the content, padded to 512, for each file below `package/`; two empty blocks. */
function tar(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts = Object.entries(files).flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    return [header(`package/${name}`, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000755\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('14631251400\0', 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
