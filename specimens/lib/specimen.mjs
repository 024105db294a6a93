/**
 * Defines a specimen or decoy: its description, the tells that an audit must find, and a function
 * that composes messages. Each tell has one function from the environment to its symbol. `compose`
 * receives that symbol, and the manifest's codebook is the same function over the factors' default
 * levels, so the two cannot disagree.
 *
 * `node NAME.mjs PROMPT` runs it; `node NAME.mjs --manifest` prints the manifest as JSON and sends nothing.
 */
import { setTimeout } from 'node:timers/promises';
import { ENDPOINT_VARIABLE, readEnvironment, VENDOR } from './environment.mjs';
import { cellsOf, environmentAt } from './levels.mjs';
import { modelText, send } from './send.mjs';

/** @typedef {import('./environment.mjs').Environment} Environment */

/**
 * @typedef {object} Tell
 * @property {string} carrier registered name of the carrier in which the tell must be found
 * @property {string} [message] the message that carries it; left out: the one model call
 * @property {string} address the exact place in the message
 * @property {string[]} dependsOn the exact set of factors, sorted
 * @property {'covert' | 'behavioural' | 'overt' | 'functional'} class
 * @property {(environment: Environment) => string} symbol what is shown where; a label, compared by equality only
 * @property {number} [probability] of showing the symbol; otherwise `quiet` is shown
 * @property {string} [quiet] the symbol that tells nothing
 */

/**
 * @typedef {object} Behaviour
 * @property {string} name the file's name
 * @property {'specimen' | 'decoy'} kind a specimen carries a covert or behavioural tell; in a decoy nothing is covert
 * @property {string} does one sentence
 * @property {Tell[]} tells the tells that an audit must report; empty: what varies is legitimate or random
 * @property {string[]} [factors] of a decoy: the factors that it follows, or is tempted by
 * @property {string} [scenario] in which the tells show; left out: `reply`
 */

/** @typedef {import('./messages.mjs').Message} Message */

/**
 * A message, or an action beside the messages. No action runs before a message has an answer, which
 * proves the backend.
 * @typedef {Message | { act: (endpoint: URL) => Promise<void> }} Step
 */

/**
 * `symbols`: the symbol of each tell in this environment, in order; `shown`: the first. A conversation
 * is a generator: it yields a step and receives the body of the answer.
 * @typedef {(prompt: string, place: Environment & { symbols: string[], shown: string }) => Step | Step[] | Generator<Step, void, string>} Compose
 */

/** An audit's key of the model call of `messagesRequest`. */
const MODEL_CALL = 'POST {endpoint}/v1/messages #1';

/** @param {Behaviour} behaviour @param {Compose} compose */
export async function specimen(behaviour, compose) {
  const first = process.argv[2];
  if (first === '--manifest') {
    process.stdout.write(`${JSON.stringify(manifestOf(behaviour))}\n`);
    return;
  }
  await run(behaviour, compose, first ?? 'Say hello.').catch((/** @type {unknown} */ error) => {
    process.stderr.write(`${behaviour.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

/** @param {Behaviour} behaviour */
function manifestOf({ tells, factors = [], scenario = 'reply', ...about }) {
  return {
    ...about,
    factors,
    scenario,
    expected: tells.map(expectedOf),
    endpointVariable: ENDPOINT_VARIABLE,
    vendor: VENDOR,
  };
}

/** @param {Tell} tell */
function expectedOf(tell) {
  const { carrier, message = MODEL_CALL, address, dependsOn, class: tellClass, probability } = tell;
  return { carrier, message, address, dependsOn, class: tellClass, probability, codebook: codebookOf(tell) };
}

/** Which of the factors' default levels show which symbol. @param {Tell} tell */
function codebookOf({ dependsOn, symbol }) {
  /** @type {Map<string, Record<string, string>[]>} */
  const cells = new Map();
  for (const cell of cellsOf(dependsOn)) {
    const shown = symbol(environmentAt(cell));
    cells.set(shown, [...(cells.get(shown) ?? []), cell]);
  }
  return [...cells].map(([shown, where]) => ({ symbol: shown, cells: where }));
}

/** @param {Behaviour} behaviour @param {Compose} compose @param {string} prompt */
async function run({ tells }, compose, prompt) {
  const environment = readEnvironment();
  const symbols = tells.map((tell) => shownBy(tell, environment));
  const steps = inOrder(compose(prompt, { ...environment, symbols, shown: symbols[0] ?? '' }));
  let answer = '';
  for (let { value: step, done } = steps.next(); step && !done; { value: step, done } = steps.next(answer)) {
    if ('act' in step) {
      if (answer === '') throw new Error('something is to be done before the backend is proven');
      await step.act(environment.endpoint);
      continue;
    }
    await setTimeout(step.afterMs ?? 0);
    answer = await send(step.to ?? environment.endpoint, step);
    const said = modelText(answer);
    if (said !== '') process.stdout.write(`${said}\n`);
  }
}

/** @param {ReturnType<Compose>} steps @returns {Generator<Step, void, string>} */
function* inOrder(steps) {
  if (Symbol.iterator in steps && 'next' in steps) return yield* steps;
  for (const step of [steps].flat()) yield step;
}

/** @param {Tell} tell @param {Environment} environment @returns {string} */
function shownBy({ symbol, probability = 1, quiet = '' }, environment) {
  return Math.random() < probability ? symbol(environment) : quiet;
}
