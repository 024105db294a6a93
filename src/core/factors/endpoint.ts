/**
 * Endpoint: the origin of the model API in the subject's settings. The adapter knows the variable
 * or file that holds it. In the lab every name leads to the interceptor; none of these hosts is
 * ever contacted.
 */
import type { Factor, Level } from '../model/index.ts';

/** A level named after the origin's host. `also`: shorter names that identify it. */
export function endpointLevel(origin: string, also: readonly string[] = []): Level {
  const host = new URL(origin).host;
  return { name: host, setting: { endpoint: origin }, renderings: [host, ...also] };
}

/** The subject's own default, which has no renderings. */
export const UNSET: Level = { name: 'unset', setting: {}, renderings: [] };

/**
 * Four kinds of hosts in two parts of the world: a company's domain, a cloud region, a laboratory,
 * a reseller or aggregator. Each four include a country domain. Published reports name these kinds.
 */
export const endpoint: Factor = {
  name: 'endpoint',
  kind: 'endpoint',
  describes: 'origin of the model API, through whatever setting the subject reads',
  levels: [
    UNSET,
    endpointLevel('https://llm-gateway.hollerbach-bank.de', ['hollerbach-bank.de']),
    endpointLevel('https://bedrock-runtime.ap-south-1.amazonaws.com', ['ap-south-1']),
    endpointLevel('https://codestral.mistral.ai'),
    endpointLevel('https://eu.openrouter.ai'),
    endpointLevel('https://chat.alibaba-inc.com', ['alibaba-inc.com']),
    endpointLevel('https://dashscope.cn-beijing.aliyuncs.com', ['cn-beijing']),
    endpointLevel('https://deepseek.lumenworks.io', ['lumenworks.io']),
    endpointLevel('https://api.yunrelay.cn', ['yunrelay.cn']),
  ],
};
