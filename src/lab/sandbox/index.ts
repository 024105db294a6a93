/** The sandbox: namespaces, the captive network, one program's run. What the rest of the lab may use of it. */
export { WIRE } from './addresses.ts';
export type { SandboxNetwork, TcpReach } from './network.ts';
export { setUpNetwork } from './network.ts';
export type { AnswerDatagram, DatagramQuery } from './resolver-port.ts';
export type { SandboxHooks, SandboxRun } from './run.ts';
export { runInSandbox } from './run.ts';
export type { StartedWorker, WorkerOptions } from './start-worker.ts';
export { startWorker } from './start-worker.ts';
export type { SystemView } from './system.ts';
export { CERTIFICATE_BUNDLE, LAB_CERTIFICATE, prepareSystem } from './system.ts';
export type { Requirement } from './requirements.ts';
export { requirements } from './requirements.ts';
