/**
 * Runs trials inside a worker's namespaces. Sets up interceptor, DNS sink, model backend and system
 * view once, and combines them for each trial. Records what the subject sends; must not judge it.
 * Runs in the worker.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Capture, CaptureEvent, PlannedTrial, PutBlob } from '../../core/model/index.ts';
import { CertificateAuthority } from '../../wire/tls/authority.ts';
import { DnsSink, underSuffixes } from '../../wire/dns/sink.ts';
import { createInterceptor, type Interceptor } from '../../wire/interceptor.ts';
import type { Responder } from '../../wire/responder.ts';
import { type AnsweredBy, OWN_ANSWERS } from '../backend/answered-by.ts';
import { type Backend, startBackend } from '../backend/backend.ts';
import { isModelPath } from '../backend/providers.ts';
import { blobWriter } from './blob-writer.ts';
import { type Composition, sandboxSpec } from '../environment/environment.ts';
import type { WorkerConfig } from '../contract/protocol.ts';
import { assertStrace } from '../environment/strace.ts';
import { type SandboxNetwork, setUpNetwork } from '../gateway/network.ts';
import { runInSandbox, type SandboxHooks, type SandboxRun } from '../sandbox/run.ts';
import type { SandboxSpec } from '../sandbox/spec.ts';
import { prepareSystem, type SystemView } from '../sandbox/system.ts';
import { scenarioNamed } from '../scenarios/index.ts';

export interface TrialRunner {
  /** Runs one trial. Rejects with a `LabError` where no retry would help, as with a full disk. */
  run(trial: PlannedTrial): Promise<Capture>;
}

/** Limits of the bytes stored: of a subject's output, and of one request body. */
const OUTPUT_BYTES = 8 * 1024 * 1024;
const BODY_BYTES = 16 * 1024 * 1024;

/** The time that a recorded run gets at least, however long the earlier runs took. */
const LEAST_MS = 1000;

/** The copy of a home between two runs, in the worker's own tmpfs. */
const SAVED_HOME = '/dev/shm/saved-home';
type HomeTransfer = Pick<SandboxHooks, 'saveHomeTo' | 'restoreHomeFrom'>;
const homeTransfer = (number: number, earlier: number): HomeTransfer => ({
  ...(number === 0 ? {} : { restoreHomeFrom: SAVED_HOME }),
  ...(number === earlier ? {} : { saveHomeTo: SAVED_HOME }),
});

/** Hashes bytes without storing them. */
const hashOnly: PutBlob = (bytes) => createHash('sha256').update(bytes).digest('hex');

const within = (spec: SandboxSpec, timeoutMs: number): SandboxSpec => ({
  ...spec,
  limits: { ...spec.limits, timeoutMs },
});

export async function setUpTrialRunner(config: WorkerConfig): Promise<TrialRunner> {
  const put = blobWriter(config.blobDir);
  const trial = new CurrentTrial();
  const authority = await CertificateAuthority.from(config.authority);
  const dns = new DnsSink();
  const network = await setUpNetwork(({ resolver, bytes }) => trial.answerDatagram(dns, resolver, bytes));
  const interceptor = createInterceptor({
    authority,
    dns,
    ownAnswers: OWN_ANSWERS,
    respond: (request) => trial.respond(request),
    nameOf: (address) => dns.nameOf(address),
    // A client that reset its connection before we accepted it has no port any more; 0 marks the
    // dialled port as unknown.
    originalPort: async (peer) => (await network.originalPort(peer)) ?? 0,
    webSockets: ({ target }) => (isModelPath(target) ? 'refuse' : 'close'),
  });
  await interceptor.listen(network.tcp.kind === 'all-ports' ? [network.tcp.port] : network.tcp.ports);
  const system = prepareSystem(authority.pem);
  return new SandboxTrialRunner(config, { put, trial, dns, network, interceptor, system });
}

interface Parts {
  readonly put: PutBlob;
  readonly trial: CurrentTrial;
  readonly dns: DnsSink;
  readonly network: SandboxNetwork;
  readonly interceptor: Interceptor<AnsweredBy>;
  readonly system: SystemView;
}

/**
 * The state of the running trial, for the interceptor and the DNS sink. Between trials it records
 * nothing.
 */
class CurrentTrial {
  /** Stores bytes; for an earlier run it only hashes them. */
  put: PutBlob = hashOnly;
  events: CaptureEvent[] = [];
  backend: Backend | undefined;
  /** The error that kept a message from being stored. */
  storageError: Error | undefined;
  #startedAt = 0;
  /** Delay before each answer. */
  latencyMs = 0;

  begin(backend: Backend, put: PutBlob): void {
    this.put = put;
    this.events = [];
    this.storageError = undefined;
    this.backend = backend;
    this.#startedAt = Date.now();
  }

  started(at: number): void {
    this.#startedAt = at;
  }

  elapsed(): number {
    return Math.max(0, Date.now() - this.#startedAt);
  }

  readonly respond: Responder<AnsweredBy> = async (request) => {
    if (!this.backend) throw new Error('a request came when no trial was running');
    const answer = await this.backend.respond(request);
    if (this.latencyMs > 0) await setTimeout(this.latencyMs);
    return answer;
  };

  answerDatagram(dns: DnsSink, resolver: string, bytes: Uint8Array): Uint8Array | null {
    const { reply, name, type } = dns.answer(bytes);
    try {
      const raw = this.put(bytes);
      this.events.push({ kind: 'dns', at: this.elapsed(), resolver, transport: 'udp', name, type, raw });
    } catch (error) {
      // An exception in the packet recorder would end the worker; only the trial must end.
      this.storageError ??= error instanceof Error ? error : new Error(String(error));
    }
    return reply;
  }
}

class SandboxTrialRunner implements TrialRunner {
  readonly #config: WorkerConfig;
  readonly #parts: Parts;
  readonly #backends = new Map<string, Promise<Backend>>();

  constructor(config: WorkerConfig, parts: Parts) {
    this.#config = config;
    this.#parts = parts;
  }

  async run(trial: PlannedTrial): Promise<Capture> {
    const scenario = scenarioNamed(trial.scenario);
    if (!scenario) throw new Error(`no scenario is called ${trial.scenario}`);
    const { subject, factors, timeoutMs } = this.#config;
    if (trial.stage === 'inputs') assertStrace();
    const limits = { timeoutMs, outputBytes: OUTPUT_BYTES, bodyBytes: BODY_BYTES };
    const composed = sandboxSpec(subject, factors, trial, scenario, limits);
    const { searchDomain } = composed.spec;
    this.#parts.dns.setMissing(searchDomain === null ? () => false : underSuffixes([searchDomain]));
    const backend = await this.#backend(trial.scenario);
    this.#parts.trial.latencyMs = composed.latencyMs;
    const run = await this.#runs(this.#withBinaries(composed), backend, scenario.earlierRuns ?? 0);
    if (this.#parts.trial.storageError !== undefined) throw this.#parts.trial.storageError;
    const withShortfalls = { ...run, limits: [...run.limits, ...backend.shortfalls()] };
    return captureOf(trial, composed, withShortfalls, this.#parts.trial.events);
  }

  /**
   * Runs the subject `earlier` times and then the recorded time, in one home and within the trial's
   * time limit. A failed run is the last.
   */
  async #runs(spec: SandboxSpec, backend: Backend, earlier: number): Promise<SandboxRun> {
    const { trial, put } = this.#parts;
    let left = spec.limits.timeoutMs;
    for (let number = 0; number < earlier; number += 1) {
      const run = await this.#recordedRun(within(spec, left), backend, hashOnly, homeTransfer(number, earlier));
      left = Math.max(LEAST_MS, left - run.durationMs);
      if (run.outcome.kind === 'completed') continue;
      trial.begin(backend, put);
      return { ...run, events: [], limits: [...run.limits, 'an earlier run did not complete, and none was recorded'] };
    }
    return this.#recordedRun(within(spec, left), backend, put, homeTransfer(earlier, earlier));
  }

  /**
   * Runs the subject. The interceptor records from before its start until its last connection has
   * ended.
   */
  async #recordedRun(spec: SandboxSpec, backend: Backend, put: PutBlob, state: HomeTransfer): Promise<SandboxRun> {
    const { interceptor, trial, network, system } = this.#parts;
    backend.begin(spec);
    trial.begin(backend, put);
    interceptor.begin({
      emit: (event) => trial.events.push(event),
      putBlob: put,
      elapsed: () => trial.elapsed(),
      bodyBytes: spec.limits.bodyBytes,
    });
    try {
      return await runInSandbox(spec, { network, system, put, onStart: (at) => trial.started(at), ...state });
    } finally {
      await interceptor.end();
    }
  }

  #backend(name: string): Promise<Backend> {
    const scenario = scenarioNamed(name);
    const known = this.#backends.get(name) ?? (scenario ? startBackend(scenario) : Promise.reject(new Error(name)));
    this.#backends.set(name, known);
    return known;
  }

  /** Stages binary files on the host, because the sandbox takes only text or copies of files. */
  #withBinaries({ spec, binaries }: Composition): SandboxSpec {
    const copies = binaries.map((file, index) => {
      const staged = join(this.#config.scratch, 'binaries', String(index));
      mkdirSync(join(this.#config.scratch, 'binaries'), { recursive: true });
      writeFileSync(staged, file.bytes);
      return { path: file.path, copyOf: staged, mode: 0o644 };
    });
    return { ...spec, files: [...spec.files, ...copies] };
  }
}

function captureOf(
  trial: PlannedTrial,
  composed: Composition,
  run: SandboxRun,
  recorded: readonly CaptureEvent[],
): Capture {
  return {
    trial,
    outcome: run.outcome,
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    events: [...recorded, ...run.events].sort((one, other) => one.at - other.at),
    limits: [...composed.limits, ...run.limits],
    facts: composed.facts,
    ...(run.trace === undefined ? {} : { trace: run.trace }),
  };
}
