/**
 * Composes a trial's sandbox from its assignment. Each level's setting is applied at every layer
 * that a program may read; everything else is the base machine, the same in all trials. Nothing
 * here may name this project: the subject could read it. Runs in the worker; `notVaried` also in
 * the main process. Pure.
 */
import { settingFor } from '../../core/factors/setting.ts';
import type { Factor, PlannedTrial, Setting, Subject } from '../../core/model/index.ts';
import type { SandboxLimits, SandboxSpec, TerminalSession } from '../sandbox/spec.ts';
import { CERTIFICATE_BUNDLE, LAB_CERTIFICATE } from '../sandbox/system.ts';
import { callsTools, type PlayedSession, type Scenario } from '../scenarios/index.ts';
import { TRACE, underStrace } from './strace.ts';
import { BASE, NO_PROXY, PROJECT, TRUST } from './base.ts';
import { type Repository, type RepositoryFile, repositoryOf } from './git-repository.ts';

export interface Composition {
  readonly spec: SandboxSpec;
  /**
   * Binary files, with their absolute path inside; the worker stages them where the sandbox can
   * copy them.
   */
  readonly binaries: readonly RepositoryFile[];
  /** Strings that a subject may send although no level names them, by kind (`home`, `gitHead`). */
  readonly facts: Readonly<Record<string, string>>;
  /** Delay added to each answer. */
  readonly latencyMs: number;
  /** Settings that this trial could not be given, one sentence each. */
  readonly limits: readonly string[];
}

/** Merged settings with the base filled in, and the paths that follow from them. */
interface Machine {
  readonly setting: Setting;
  readonly userName: string;
  readonly hostName: string;
  readonly home: string;
  readonly workDir: string;
  readonly git: { readonly name: string; readonly email: string };
  /** The endpoint given to the subject; null: none. */
  readonly endpoint: string | null;
}

/**
 * Composes the sandbox of one trial. Throws on a level that its factor lacks, and on two factors
 * that set the same thing: both are errors of ours.
 */
export function sandboxSpec(
  given: Subject,
  factors: readonly Factor[],
  trial: PlannedTrial,
  scenario: Scenario,
  limits: SandboxLimits,
): Composition {
  const subject = scenario.terminal === undefined ? given : atTerminal(given);
  const machine = machineOf(subject, settingFor(factors, trial.assignment));
  const spec: SandboxSpec = {
    argv:
      trial.stage === 'inputs' ? underStrace(argvOf(subject, scenario, machine)) : argvOf(subject, scenario, machine),
    env: envOf(subject, machine),
    hostName: machine.hostName,
    userName: machine.userName,
    home: machine.home,
    workDir: machine.workDir,
    files: filesOf(subject, machine),
    mounts: subject.mounts,
    searchDomain: machine.setting.searchDomain ?? null,
    uid: uidOf(machine),
    traced: machine.setting.traced === true && trial.stage !== 'inputs',
    trace: trial.stage === 'inputs' ? TRACE : null,
    stdin: scenario.stdin,
    ...(scenario.terminal === undefined ? {} : { terminal: sessionOf(scenario, scenario.terminal, subject) }),
    limits,
  };
  const repository = repositoryIn(machine);
  const binaries = (repository?.files ?? []).map((file) => ({
    path: `${machine.workDir}/${file.path}`,
    bytes: file.bytes,
  }));
  const { latencyMs = 0 } = machine.setting;
  return { spec, binaries, latencyMs, facts: factsOf(machine, repository), limits: limitsOf(subject, machine) };
}

/** The subject as it is started at a terminal. */
function atTerminal(subject: Subject): Subject {
  const { argv = subject.argv, env = {}, files = [] } = subject.terminal ?? {};
  return { ...subject, argv, env: { ...subject.env, ...env }, files: [...subject.files, ...files] };
}

/** A program that prints nothing for this long counts as waiting for its user. */
const SETTLED_MS = 2500;

function sessionOf({ prompt }: Scenario, session: PlayedSession, { terminal }: Subject): TerminalSession {
  const ready = terminal?.ready === undefined ? { quietMs: SETTLED_MS } : { shows: terminal.ready };
  const steps = session.steps.map(({ when, type, atMostMs }) => ({
    when: when === 'ready' ? ready : when,
    type: type?.replaceAll('{prompt}', prompt) ?? null,
    atMostMs,
  }));
  return { ...session, steps };
}

/**
 * Lists the factors with several levels that this subject cannot be given, with the reason. The
 * design leaves them out, and the verdict lists them.
 */
export function notVaried(subject: Subject, factors: readonly Factor[]): Readonly<Record<string, string>> {
  const moving = factors.filter((factor) => factor.levels.length > 1);
  const entries = moving.flatMap((factor): [string, string][] => {
    const reason = subject.notVaried[factor.name] ?? subject.notVaried[factor.kind];
    if (reason !== undefined) return [[factor.name, reason]];
    if (factor.kind === 'endpoint' && subject.endpoint === null) return [[factor.name, NO_ENDPOINT]];
    return [];
  });
  return Object.fromEntries(entries);
}

const NO_ENDPOINT = 'no setting is known by which this subject takes an endpoint';

function machineOf(subject: Subject, setting: Setting): Machine {
  const isRoot = setting.superuser === true;
  const userName = isRoot ? 'root' : (setting.userName ?? BASE.userName);
  const home = isRoot ? '/root' : `/home/${userName}`;
  return {
    setting,
    userName,
    hostName: setting.hostName ?? BASE.hostName,
    home,
    workDir: `${home}/${setting.workDir ?? BASE.workDir}`,
    git: setting.git ?? BASE.git,
    endpoint: subject.endpoint === null ? null : (setting.endpoint ?? null),
  };
}

const uidOf = ({ setting }: Machine): 0 | 1000 => (setting.superuser === true ? 0 : 1000);

function limitsOf(subject: Subject, { setting }: Machine): string[] {
  return setting.endpoint !== undefined && subject.endpoint === null ? [`endpoint not set: ${NO_ENDPOINT}`] : [];
}

function filledIn(text: string, subject: Subject, machine: Machine): string {
  const endpoint = machine.endpoint ?? subject.endpoint?.vendor ?? '';
  return text
    .replaceAll('{endpoint}', endpoint)
    .replaceAll('{home}', machine.home)
    .replaceAll('{work}', machine.workDir);
}

function argvOf(subject: Subject, scenario: Scenario, machine: Machine): [string, ...string[]] {
  const [program, ...rest] = subject.argv;
  const extra = machine.endpoint === null ? [] : (subject.endpoint?.args ?? []);
  const fill = (part: string): string => filledIn(part, subject, machine).replaceAll('{prompt}', scenario.prompt);
  const unattended = callsTools(scenario) ? (subject.unattended ?? []) : [];
  return [fill(program), ...rest.map(fill), ...extra.map(fill), ...unattended];
}

function envOf(subject: Subject, machine: Machine): Record<string, string> {
  const endpoint = machine.endpoint === null ? {} : (subject.endpoint?.env ?? {});
  const given = { ...subject.env, ...endpoint };
  return {
    ...BASE.env,
    HOME: machine.home,
    USER: machine.userName,
    LOGNAME: machine.userName,
    PWD: machine.workDir,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, filledIn(value, subject, machine)])),
    ...trustEnv(machine.setting.trust ?? TRUST),
    ...proxyEnv(machine.setting.proxy),
    ...machine.setting.env,
  };
}

function trustEnv(trust: Readonly<Record<string, string>>): Record<string, string> {
  const fill = (value: string): string =>
    value.replaceAll('{certificate}', LAB_CERTIFICATE).replaceAll('{bundle}', CERTIFICATE_BUNDLE);
  return Object.fromEntries(Object.entries(trust).map(([name, value]) => [name, fill(value)]));
}

function proxyEnv(proxy: string | undefined): Record<string, string> {
  if (proxy === undefined) return {};
  const both = (name: string, value: string): Record<string, string> => ({
    [name]: value,
    [name.toLowerCase()]: value,
  });
  return { ...both('HTTP_PROXY', proxy), ...both('HTTPS_PROXY', proxy), ...both('NO_PROXY', NO_PROXY) };
}

function filesOf(subject: Subject, machine: Machine): SandboxSpec['files'] {
  const own = subject.files.filter((file) => file.when === undefined || machine.endpoint !== null);
  return [
    ...(machine.setting.searchDomain === undefined ? [] : [{ path: '/etc/hosts', text: hostsText(machine) }]),
    { path: '~/.gitconfig', text: `[user]\n\tname = ${machine.git.name}\n\temail = ${machine.git.email}\n` },
    ...PROJECT.map((file) => ({ path: `${machine.workDir}/${file.path}`, text: file.text })),
    ...own.map((file) => ({ path: file.path, text: filledIn(file.text, subject, machine) })),
    ...(machine.setting.files ?? []),
  ];
}

function hostsText({ hostName, setting }: Machine): string {
  const names = setting.searchDomain === undefined ? hostName : `${hostName}.${setting.searchDomain} ${hostName}`;
  return `127.0.0.1\tlocalhost\n127.0.1.1\t${names}\n::1\tlocalhost ip6-localhost ip6-loopback\n`;
}

/** The repository in the work directory; null: none. */
const repositoryIn = ({ setting, git }: Machine): Repository | null =>
  setting.gitRemote === undefined ? null : repositoryOf({ author: git, remote: setting.gitRemote, files: PROJECT });

function factsOf(machine: Machine, repository: Repository | null): Record<string, string> {
  const { setting } = machine;
  const optional = {
    endpoint: machine.endpoint,
    proxy: setting.proxy,
    gitRemote: setting.gitRemote,
    searchDomain: setting.searchDomain,
    gitHead: repository?.head,
  };
  const given = Object.entries(optional).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    home: machine.home,
    workDir: machine.workDir,
    user: machine.userName,
    host: machine.hostName,
    uid: String(uidOf(machine)),
    gitName: machine.git.name,
    gitEmail: machine.git.email,
    ...Object.fromEntries(given),
  };
}
