/** Translates npm's error codes into errors with a next step. Runs in the main process. Pure. */
import { LabError } from '../../contract/lab.ts';
import { NpmFailure } from './client.ts';

const NO_NETWORK = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'ERR_SOCKET_TIMEOUT',
  'FETCH_ERROR',
]);

/**
 * The error to show for a failed fetch of `spec`. Errors that are not npm's are returned unchanged.
 */
export function asLabError(error: unknown, spec: string): Error {
  if (!(error instanceof NpmFailure)) return error instanceof Error ? error : new Error(String(error));
  const { code, message } = error;
  if (NO_NETWORK.has(code)) {
    return new LabError(
      `cannot reach the npm registry for ${spec}: ${code}`,
      'check the network and `npm config get registry`; a version fetched before is used without a network when named exactly',
    );
  }
  switch (code) {
    case 'E404':
      return new LabError(`no package ${spec} in the npm registry`, 'check the name, and `npm config get registry`');
    case 'E401':
    case 'E403':
    case 'ENEEDAUTH':
      return new LabError(
        `the npm registry refuses ${spec}: ${code}`,
        'log in with `npm login`, or check the registry',
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new LabError(
        `no space left while fetching ${spec}`,
        'free some space, or set XDG_CACHE_HOME to another disk',
      );
    case 'EBADPLATFORM':
      return new LabError(`${spec} is not made for this system: ${message}`, 'audit it on a system that it supports');
    case 'EINTEGRITY':
      return new LabError(
        `${spec} does not have the content that the registry promised`,
        'run `npm cache verify`, then try again; if it stays so, do not use the package',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new LabError(`cannot write while fetching ${spec}: ${message}`, 'make the cache and ~/.npm writable');
    default:
      return new LabError(`npm could not fetch ${spec}: ${message}`, `try \`npm view ${spec}\` to see what is wrong`);
  }
}
