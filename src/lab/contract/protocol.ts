/**
 * The protocol between the main process and a worker: plain data over Node's IPC channel. Read in
 * both.
 */
import type { Capture, Factor, PlannedTrial, Subject } from '../../core/model/index.ts';
import type { AuthorityPems } from '../../wire/tls/authority.ts';

export interface WorkerConfig {
  readonly subject: Subject;
  readonly factors: readonly Factor[];
  /** The bundle's `blobs` directory. */
  readonly blobDir: string;
  /** A directory of this worker's own, on the host, removed after the run. */
  readonly scratch: string;
  readonly authority: AuthorityPems;
  readonly timeoutMs: number;
}

export type ToWorker =
  | { readonly kind: 'open'; readonly config: WorkerConfig }
  | { readonly kind: 'run'; readonly trial: PlannedTrial }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'ready' }
  /** The lab cannot be set up here, and trying again would not help. */
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }
  | { readonly kind: 'captured'; readonly capture: Capture };
