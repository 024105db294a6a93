/**
 * The command line that plans the same trials again: subject and seed are pinned, random choices
 * are filled in.
 */
import type { Subject } from '../../core/model/index.ts';
import type { AuditRequest } from './request.ts';

export function replayCommand(request: AuditRequest, subject: Subject, seed: number): string {
  const words = [
    'tellproof',
    'audit',
    ...subjectWords(request, subject),
    '--seed',
    String(seed),
    ...designWords(request),
  ];
  const { rest } = request.subject;
  return [...words, ...(rest.length === 0 ? [] : ['--', ...rest])].map(shellQuoted).join(' ');
}

const subjectWords = ({ subject: request }: AuditRequest, subject: Subject): string[] => [
  ...(request.spec === null ? [] : [subject.spec]),
  ...request.endpointEnv.flatMap((name) => ['--endpoint-env', name]),
  ...request.mounts.flatMap(({ from, to }) => ['--mount', `${from}:${to}`]),
  ...Object.entries(request.env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
];

function designWords(request: AuditRequest): string[] {
  const { trials, factors, except, levels, profile, scenarios, strength, timeoutMs, inputs, disclosure } = request;
  return [
    ...(trials === undefined ? [] : ['--trials', String(trials)]),
    '--strength',
    String(strength),
    ...(factors === undefined ? [] : factors.length === 0 ? ['--aa'] : ['--factors', factors.join(',')]),
    ...(except === undefined || except.length === 0 ? [] : ['--except', except.join(',')]),
    ...Object.entries(levels).flatMap(([factor, names]) => ['--levels', `${factor}=${names.join(',')}`]),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...scenarios.filter((name) => scenarios.length > 1 || name !== 'reply').flatMap((name) => ['--scenario', name]),
    ...(timeoutMs === 60_000 ? [] : ['--timeout', String(timeoutMs / 1000)]),
    ...(inputs === true ? ['--inputs'] : []),
    ...(disclosure === undefined ? [] : ['--disclosure', disclosure]),
  ];
}

/** Quoted for a POSIX shell. */
export const shellQuoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
