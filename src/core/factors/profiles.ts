/**
 * Profiles: realistic environments, as levels that occur together. Level names are the factors'.
 */
import type { Assignment } from '../model/index.ts';

export interface Profile {
  readonly name: string;
  readonly describes: string;
  /** Factors that are absent are at their reference. */
  readonly assignment: Assignment;
}

export const PROFILES: readonly Profile[] = [
  {
    name: 'plain',
    describes: 'every factor at its reference: a fresh machine with nothing set',
    assignment: {},
  },
  {
    name: 'bank-frankfurt',
    describes: 'a developer at a bank in Frankfurt, behind its gateway and proxy',
    assignment: {
      timezone: 'Europe/Berlin',
      endpoint: 'llm-gateway.hollerbach-bank.de',
      proxy: 'proxy.corp-brightmoor.net:3128',
      locale: 'de_DE.UTF-8',
      hostname: 'fra-dev-17',
      user: 'mkeller',
      git: 'a.brodersen@ostsee-werft.de',
      remote: 'platform/ferrystack',
      workdir: 'src/zahlungsverkehr',
      registry: 'npm.artifacts.harrowgate.io',
      'search-domain': 'office.wetherlow.co.uk',
    },
  },
  {
    name: 'lab-hangzhou',
    describes: 'a research laboratory in Hangzhou that uses a cloud region nearby',
    assignment: {
      timezone: 'Asia/Shanghai',
      endpoint: 'dashscope.cn-beijing.aliyuncs.com',
      proxy: 'squid.qinghe-office.com:8080',
      locale: 'zh_CN.UTF-8',
      hostname: 'hz-gpu-0421',
      user: 'zhangwei88',
      git: 'lixinyue@qiandao-tech.com',
      remote: 'bluepine-tech/orderhub-core',
      workdir: 'code/xiangmu-wukong',
      registry: 'registry.npmmirror.com',
      'search-domain': 'intra.songhu-data.com.cn',
    },
  },
  {
    name: 'startup-bengaluru',
    describes: 'a start-up in Bengaluru on a cloud region in Mumbai',
    assignment: {
      timezone: 'Asia/Kolkata',
      endpoint: 'bedrock-runtime.ap-south-1.amazonaws.com',
      hostname: 'blr-lap-332',
      user: 'priyanair',
      remote: 'copperleaf/kilnworks',
    },
  },
  {
    name: 'agency-sao-paulo',
    describes: 'a software agency in São Paulo that buys through an aggregator',
    assignment: {
      timezone: 'America/Sao_Paulo',
      endpoint: 'eu.openrouter.ai',
      locale: 'pt_BR.UTF-8',
      remote: 'copperleaf/kilnworks',
    },
  },
  {
    name: 'reseller-customer',
    describes: 'a developer in Singapore who buys access from a reseller',
    assignment: { timezone: 'Asia/Singapore', endpoint: 'api.yunrelay.cn', hostname: 'hz-gpu-0421' },
  },
  {
    name: 'ci-github',
    describes: 'a job on a hosted runner of GitHub Actions',
    assignment: { ci: 'github-actions', remote: 'copperleaf/kilnworks' },
  },
  {
    name: 'ci-gitlab',
    describes: 'a job on a runner of GitLab CI, with a company registry',
    assignment: { ci: 'gitlab-ci', remote: 'platform/ferrystack', registry: 'npm.artifacts.harrowgate.io' },
  },
];
