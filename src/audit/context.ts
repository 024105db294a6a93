/**
 * The environment of a use case beside its request: the lab's ports, an observer, a stop signal.
 */
import type { Verdict } from '../core/model/index.ts';
import type { AuditObserver } from './progress.ts';
import type { AuditPorts } from './experiment/request.ts';

export interface AuditContext {
  readonly ports: AuditPorts;
  readonly observe: AuditObserver;
  readonly signal: AbortSignal;
  /** Text of `verdict.json` for a verdict. */
  readonly render: (verdict: Verdict) => string;
}
