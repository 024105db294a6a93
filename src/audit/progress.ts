/** Progress of a use case as plain events. Must not print. */
import type { Outcome, PlannedTrial, Stage, Subject } from '../core/model/index.ts';

export type AuditEvent =
  | { readonly kind: 'resolving'; readonly spec: string }
  | { readonly kind: 'resolved'; readonly subject: Subject; readonly dir: string; readonly seed: number }
  | { readonly kind: 'resumed'; readonly dir: string; readonly saved: number; readonly planned: number }
  | { readonly kind: 'opened'; readonly workers: number }
  | { readonly kind: 'planned'; readonly stage: Stage; readonly trials: number }
  | {
      readonly kind: 'trial';
      readonly trial: PlannedTrial;
      readonly outcome: Outcome;
      readonly done: number;
      readonly of: number;
      readonly failed: number;
      /** Milliseconds until the planned trials are done, at the pace so far. */
      readonly etaMs: number;
    }
  /** The next step of a probe or bisection, as a line of text. */
  | { readonly kind: 'step'; readonly what: string }
  | { readonly kind: 'retrying'; readonly trial: PlannedTrial; readonly cause: string }
  | { readonly kind: 'gave-up'; readonly trials: number; readonly why: string }
  | { readonly kind: 'judging'; readonly trials: number };

export type AuditObserver = (event: AuditEvent) => void;

/** Remaining time in milliseconds, when `done` of `of` trials took `elapsedMs` in this run. */
export function remainingMs(done: number, of: number, elapsedMs: number): number {
  return done === 0 ? 0 : (elapsedMs / done) * (of - done);
}
