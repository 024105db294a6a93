/**
 * The environment that a specimen reads at each default level of each factor. From these a manifest
 * derives its codebook without a run in each environment. A test compares the names with those of
 * the factors. Must not decide anything.
 */
import { VENDOR } from './environment.mjs';

/** @typedef {import('./environment.mjs').Environment} Environment */

/** @param {string[]} names @param {(name: string) => Partial<Environment>} read @returns {Record<string, Partial<Environment>>} */
const each = (names, read) => Object.fromEntries(names.map((name) => [name, read(name)]));

const HOSTS = [
  'llm-gateway.hollerbach-bank.de',
  'bedrock-runtime.ap-south-1.amazonaws.com',
  'codestral.mistral.ai',
  'eu.openrouter.ai',
  'chat.alibaba-inc.com',
  'dashscope.cn-beijing.aliyuncs.com',
  'deepseek.lumenworks.io',
  'api.yunrelay.cn',
];
const ZONES = ['UTC', 'America/New_York', 'America/Sao_Paulo', 'Europe/Berlin', 'Asia/Shanghai', 'Asia/Singapore'];

/** A specimen checks that the variable is set, not the path in it. */
const CERTIFICATE = '/etc/ssl/certs/own.pem';

/** What is read, by level name, by factor; the reference level first. @type {Record<string, Record<string, Partial<Environment>>>} */
export const LEVELS = {
  timezone: {
    ...each(ZONES, (zone) => ({ zone })),
    // ICU, and so Node, writes the older name.
    'Asia/Kolkata': { zone: 'Asia/Calcutta' },
  },
  endpoint: {
    unset: { endpoint: new URL(VENDOR), thirdParty: false },
    ...each(HOSTS, (host) => ({ endpoint: new URL(`https://${host}`), thirdParty: true })),
  },
  proxy: {
    none: { proxy: '' },
    ...each(['proxy.corp-brightmoor.net:3128', 'squid.qinghe-office.com:8080'], (host) => ({
      proxy: `http://${host}`,
    })),
  },
  locale: {
    'C.UTF-8': { language: 'C' },
    'de_DE.UTF-8': { language: 'de-DE' },
    'pt_BR.UTF-8': { language: 'pt-BR' },
    'zh_CN.UTF-8': { language: 'zh-CN' },
  },
  hostname: each(['ws-4471', 'fra-dev-17', 'hz-gpu-0421', 'blr-lap-332'], (hostName) => ({ hostName })),
  user: each(['jwhitlock', 'mkeller', 'zhangwei88', 'priyanair'], (userName) => ({ userName })),
  git: each(['sokafor@tinforge.dev', 'a.brodersen@ostsee-werft.de', 'lixinyue@qiandao-tech.com'], (gitEmail) => ({
    gitEmail,
  })),
  remote: {
    none: { remote: '' },
    'copperleaf/kilnworks': { remote: 'git@github.com:copperleaf/kilnworks.git' },
    'platform/ferrystack': { remote: 'https://gitlab.nordlicht-dev.eu/platform/ferrystack.git' },
    'bluepine-tech/orderhub-core': { remote: 'https://gitee.com/bluepine-tech/orderhub-core.git' },
  },
  workdir: each(['projects/marigold-app', 'src/zahlungsverkehr', 'code/xiangmu-wukong'], (workDir) => ({ workDir })),
  registry: {
    default: { registry: '' },
    'registry.npmmirror.com': { registry: 'https://registry.npmmirror.com/' },
    'npm.artifacts.harrowgate.io': { registry: 'https://npm.artifacts.harrowgate.io/repository/npm-all/' },
  },
  ci: { none: { ci: '' }, 'github-actions': { ci: 'github-actions' }, 'gitlab-ci': { ci: 'gitlab-ci' } },
  'search-domain': {
    none: { searchDomain: '' },
    ...each(['office.wetherlow.co.uk', 'intra.songhu-data.com.cn'], (searchDomain) => ({ searchDomain })),
  },
  'ca-route': {
    'node-variable': { certificates: CERTIFICATE },
    'openssl-variable': { certificates: '' },
    'many-variables': { certificates: CERTIFICATE },
  },
  traced: { no: { traced: false }, yes: { traced: true } },
  uid: { 1000: { uid: 1000 }, 0: { uid: 0 } },
  container: { none: { container: '' }, ...each(['docker', 'podman'], (container) => ({ container })) },
};

/** @param {Record<string, string>} cell level by factor; the factors left out are at their reference @returns {Environment} */
export function environmentAt(cell) {
  const read = Object.entries(LEVELS).map(([factor, levels]) => {
    const name = cell[factor] ?? Object.keys(levels)[0] ?? '';
    return levels[name] ?? {};
  });
  return /** @type {Environment} */ (Object.assign({}, ...read));
}

/** Every combination of the default levels of these factors. @param {string[]} factors @returns {Record<string, string>[]} */
export function cellsOf(factors) {
  /** @type {Record<string, string>[]} */
  let cells = [{}];
  for (const factor of factors) {
    const names = Object.keys(LEVELS[factor] ?? {});
    cells = cells.flatMap((cell) => names.map((name) => ({ ...cell, [factor]: name })));
  }
  return cells;
}
