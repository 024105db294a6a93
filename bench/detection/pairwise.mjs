/**
 * Compares two environments byte for byte, one run each, as a person with a proxy and `diff` would.
 * The second environment differs in every factor at once: a difference is found, but not its
 * factor, and random values differ as well.
 */
import { requestsOf } from './requests.mjs';

/**
 * @returns {Promise<{ places: string[], trials: number }>} `places`: `MESSAGE request-line`,
 * `MESSAGE headers`, `MESSAGE body` or `message`
 */
export async function pairwise(run, readBlob, factors) {
  const other = Object.fromEntries(factors.map(({ name, levels }) => [name, levels.at(-1)]));
  const [one, two] = [requestsOf(await run({}), readBlob), requestsOf(await run(other), readBlob)];
  const names = [...new Set([...one, ...two].map(({ message }) => message))];
  const places = names.flatMap((name) => differing(name, one, two));
  const order = (requests) => requests.map(({ message }) => message).join('\n');
  return { places: order(one) === order(two) ? places : [...places, 'message'], trials: 2 };
}

function differing(name, one, two) {
  const [first, second] = [one, two].map((requests) => requests.find(({ message }) => message === name));
  if (first === undefined || second === undefined) return [`${name} message`];
  const cut = ({ head, body }) => {
    const end = head.indexOf('\n');
    return { 'request-line': head.slice(0, end), headers: head.slice(end), body };
  };
  const [a, b] = [cut(first), cut(second)];
  return Object.keys(a).flatMap((part) => (a[part] === b[part] ? [] : [`${name} ${part}`]));
}
