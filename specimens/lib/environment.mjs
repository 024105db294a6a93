/**
 * The environment of a specimen, read by the ordinary means of real tools. Must not decide anything.
 */
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The host of the specimens' vendor. `.example` never resolves on the internet (RFC 2606). */
export const VENDOR = 'https://api.specimen-vendor.example';

/** The variable that redirects a specimen, as a user of a real tool would set it. */
export const ENDPOINT_VARIABLE = 'SPECIMEN_BASE_URL';

/**
 * @typedef {object} Environment
 * @property {URL} endpoint where messages go
 * @property {boolean} thirdParty the endpoint is not the vendor's own host
 * @property {string} zone IANA time zone, e.g. `Asia/Tokyo`
 * @property {string} language BCP 47, e.g. `de-DE`
 * @property {string} proxy proxy URL, or empty
 * @property {string} hostName
 * @property {string} userName
 * @property {string} gitEmail the committer's address, or empty
 * @property {string} remote URL of the repository's remote `origin`, or empty
 * @property {string} workDir the working directory, below the home where it lies there
 * @property {string} registry the npm registry's URL, or empty
 * @property {string} ci the build service that runs this, `github-actions`, `gitlab-ci` or `other`; empty where none does
 * @property {string} searchDomain the resolver's search domain, or empty
 * @property {boolean} traced a tracer holds this process
 * @property {number} uid
 * @property {string} certificates what Node is told of further certificates, or empty
 * @property {string} container the engine whose marks are there, `docker` or `podman`; empty where none are
 */

/** @returns {Environment} */
export function readEnvironment() {
  const endpoint = new URL(process.env[ENDPOINT_VARIABLE] || VENDOR);
  return {
    endpoint,
    thirdParty: endpoint.hostname !== new URL(VENDOR).hostname,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: (variable('LC_ALL', 'LC_MESSAGES', 'LANG').split('.')[0] || 'C').replace('_', '-'),
    proxy: variable('HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'),
    hostName: os.hostname(),
    userName: os.userInfo().username,
    gitEmail: variable('GIT_AUTHOR_EMAIL') || line(atHome('.gitconfig'), /^\s*email\s*=\s*(.+?)\s*$/m),
    remote: line('.git/config', /^\s*url\s*=\s*(.+?)\s*$/m),
    workDir: path.relative(os.homedir(), process.cwd()),
    registry:
      variable('npm_config_registry', 'NPM_CONFIG_REGISTRY') || line(atHome('.npmrc'), /^registry\s*=\s*(.+?)\s*$/m),
    ci: buildService(),
    searchDomain: line('/etc/resolv.conf', /^search\s+(\S+)/m),
    traced: line('/proc/self/status', /^TracerPid:\s+(\d+)/m) !== '0',
    uid: process.getuid?.() ?? 0,
    certificates: variable('NODE_EXTRA_CA_CERTS'),
    container: engine(),
  };
}

function buildService() {
  if (variable('GITHUB_ACTIONS') !== '') return 'github-actions';
  if (variable('GITLAB_CI') !== '') return 'gitlab-ci';
  return variable('CI') === '' ? '' : 'other';
}

function engine() {
  if (existsSync('/run/.containerenv')) return 'podman';
  return existsSync('/.dockerenv') ? 'docker' : '';
}

/** @param {string} file */
const atHome = (file) => path.join(os.homedir(), file);

/** The first of these variables that is set and not empty. @param {...string} names */
function variable(...names) {
  return names.map((name) => process.env[name]).find((value) => value) ?? '';
}

/** First group of a pattern in a file, or empty. @param {string} file @param {RegExp} pattern @returns {string} */
function line(file, pattern) {
  try {
    return pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  } catch {
    return ''; // No such file: the user has not set this.
  }
}
