/**
 * Runs recorder.pl and turns its frames into packets. `mark` shows when everything sent before it
 * has been handed over. It gives packets no meaning.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import type { Readable } from 'node:stream';
import { LabError } from '../contract/lab.ts';
import { MARK_PORT } from '../namespaces/addresses.ts';
import { explainRefusal, parseFailure } from '../namespaces/kernel-settings.ts';
import { readFrame, type SeenPacket } from './packets.ts';
import { scriptPath } from '../namespaces/scripts.ts';

export interface Recorder {
  /** Resolves with the number of packets that the kernel had to drop since the last mark. */
  mark(): Promise<number>;
  close(): void;
}

const MARK_TIMEOUT_MS = 2000;

/** @throws LabError when the kernel gives no packet socket */
export async function startRecorder(onPacket: (packet: SeenPacket) => void): Promise<Recorder> {
  const child = spawn('perl', [scriptPath('recorder.pl')], { stdio: ['ignore', 'pipe', 'pipe'] });
  const marks = new Marks();
  const watching = new Promise<void>((resolve, reject) => {
    const reader = new FrameReader((frame, lost) => {
      if (frame.length === 0) resolve();
      else if (!marks.take(frame, lost)) handOver(frame, onPacket);
    });
    child.stdout.on('data', (chunk: Buffer) => reader.push(chunk));
    child.once('error', reject);
    diagnose(child).then(reject, reject);
  });
  await watching;
  return {
    mark: () => marks.send(),
    close: () => {
      marks.close();
      child.kill('SIGKILL');
    },
  };
}

function handOver(frame: Buffer, onPacket: (packet: SeenPacket) => void): void {
  const packet = readFrame(frame);
  if (packet) onPacket(packet);
}

/** Resolves, when the recorder ends, with the reason that it gave. */
function diagnose(child: ChildProcessByStdio<null, Readable, Readable>): Promise<LabError> {
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve) => {
    child.once('close', () =>
      resolve(explainRefusal(parseFailure(output.trim() || 'record packets\t0\tthe recorder ended'))),
    );
  });
}

/** Numbered datagrams over the loopback; the recorder shows them like every packet. */
class Marks {
  readonly #socket: Socket = createSocket('udp4').unref();
  readonly #waiting = new Map<number, (lost: number) => void>();
  #count = 0;

  send(): Promise<number> {
    const number = (this.#count += 1);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(number);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(number);
        reject(new LabError('the packet recorder does not answer', 'run the trial again'));
      }, MARK_TIMEOUT_MS);
      this.#waiting.set(number, (lost) => {
        clearTimeout(timer);
        resolve(lost);
      });
      this.#socket.send(bytes, MARK_PORT, '127.0.0.1');
    });
  }

  /**
   * True if the frame is a mark. Each comes twice, sent and received; the later one finds nobody
   * waiting.
   */
  take(frame: Buffer, lost: number): boolean {
    if (frame.readUIntBE(0, 6) !== 0 || frame.readUIntBE(6, 6) !== 0) return false;
    this.#lost += lost;
    const number = frame.length >= 46 ? frame.readUInt32BE(42) : 0;
    const resolve = this.#waiting.get(number);
    if (resolve) {
      this.#waiting.delete(number);
      resolve(this.#lost);
      this.#lost = 0;
    }
    return true;
  }
  #lost = 0;

  close(): void {
    this.#socket.close();
  }
}

/**
 * Cuts the recorder's stream into frames: | length 4 | packets lost 4 | frame |, big-endian, in
 * whatever pieces it comes.
 */
export class FrameReader {
  readonly #onFrame: (frame: Buffer, lost: number) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(onFrame: (frame: Buffer, lost: number) => void) {
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (at + 8 <= bytes.length) {
      const end = at + 8 + bytes.readUInt32BE(at);
      if (end > bytes.length) break;
      this.#onFrame(bytes.subarray(at + 8, end), bytes.readUInt32BE(at + 4));
      at = end;
    }
    this.#rest = bytes.subarray(at);
  }
}
