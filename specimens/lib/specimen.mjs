/**
 * How a specimen or decoy is made: a manifest that says what it does and what an audit must find, and a function that turns
 * the environment into messages. `node NAME.mjs PROMPT` runs it; `node NAME.mjs --manifest` prints the manifest as JSON and
 * sends nothing.
 */
import { setTimeout } from 'node:timers/promises';
import { ENDPOINT_VARIABLE, readEnvironment, VENDOR } from './environment.mjs';
import { send } from './send.mjs';

/**
 * @typedef {object} ExpectedTell
 * @property {string} carrier registered name of the carrier in which the tell must be found
 * @property {string[]} dependsOn the exact set of factors, sorted
 * @property {'covert' | 'behavioural' | 'overt' | 'functional'} class
 * @property {number} symbols size of the codebook: how many different symbols the slot shows
 */

/**
 * @typedef {object} Manifest
 * @property {string} name the file's name
 * @property {'specimen' | 'decoy'} kind a specimen carries a covert or behavioural tell; in a decoy nothing is covert
 * @property {string} does one sentence
 * @property {ExpectedTell[]} expected the tells that an audit must report; empty: what varies is legitimate or random
 */

/**
 * @typedef {(prompt: string, environment: import('./environment.mjs').Environment) =>
 *   import('./messages.mjs').Message | import('./messages.mjs').Message[]} Compose
 */

/** @param {Manifest} manifest @param {Compose} compose */
export async function specimen(manifest, compose) {
  const first = process.argv[2];
  if (first === '--manifest') {
    process.stdout.write(`${JSON.stringify({ ...manifest, endpointVariable: ENDPOINT_VARIABLE, vendor: VENDOR })}\n`);
    return;
  }
  await run(compose, first ?? 'Say hello.').catch((/** @type {unknown} */ error) => {
    process.stderr.write(`${manifest.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

/** @param {Compose} compose @param {string} prompt */
async function run(compose, prompt) {
  const environment = readEnvironment();
  for (const message of [compose(prompt, environment)].flat()) {
    await setTimeout(message.afterMs ?? 0);
    process.stdout.write(`${await send(environment.endpoint, message)}\n`);
  }
}
