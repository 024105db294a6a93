/** What a use case is given beside its request: the lab, who watches, when to stop, and how a verdict is written. */
import type { Verdict } from '../core/model/index.ts';
import type { AuditObserver } from './progress.ts';
import type { AuditPorts } from './experiment/request.ts';

export interface AuditContext {
  readonly ports: AuditPorts;
  readonly observe: AuditObserver;
  readonly signal: AbortSignal;
  /** The verdict as the bytes of `verdict.json`. */
  readonly render: (verdict: Verdict) => string;
}
