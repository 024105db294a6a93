/** Bisection: the versions at which known tells appear, change and disappear. */
export { runBisect } from './bisect.ts';
export type { BisectContext, BisectPorts, BisectRequest } from './request.ts';
