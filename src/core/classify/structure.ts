/**
 * Differences in how a message is written, whether it is sent, and where it goes; its content is
 * not looked at.
 */
import { formName } from '../carriers/kind.ts';
import { carrierNamed } from '../carriers/registry.ts';
import { TLS_ORDER, TLS_PRESENCE } from '../carriers/tls/carriers.ts';
import { labelsOf } from '../statistics/groups.ts';
import { behavioural, type Classification, covert } from './classification.ts';
import type { Finding } from './finding.ts';

/**
 * Elements gathered or sent in the order in which they come about. Fields of one object or head do
 * not race: they are written out in one go.
 */
export function racingOrder(finding: Finding): Classification | undefined {
  const { response, dependence } = finding;
  if (dependence.region === undefined || carrierNamed(response.slot.carrier)?.ordering !== 'gathered') return undefined;
  return behavioural(
    finding,
    'the order changes between identical environments too, so it follows the timing of concurrent work',
  );
}

export function differentForm(finding: Finding): Classification {
  if (isOtherHello(finding))
    return behavioural(finding, 'another client hello is sent: what it offers differs in the same environments');
  return covert('structural', `only the ${formName(finding.response.slot.carrier)} differs, the content is the same`);
}

/**
 * Whether an order in a client hello differs in the same trials as what that hello offers. A
 * library writes a hello as a whole. Another library, or another setting, offers other things in
 * another order: the order carries nothing more.
 */
export function isOtherHello({ response, alignment, table }: Finding): boolean {
  const { slot } = response;
  if (slot.carrier !== TLS_ORDER.name) return false;
  const own = labelsOf(response.symbols).join();
  return alignment.slots.some(
    ({ message, carrier, symbols }) =>
      message === slot.message &&
      carrier === TLS_PRESENCE.name &&
      labelsOf(table.trials.map(({ id }) => symbols.get(id) ?? null)).join() === own,
  );
}

export const differentPresence = (finding: Finding): Classification =>
  behavioural(finding, 'something is sent in some environments and left out in others');

export const differentFraming = (): Classification =>
  covert('structural', 'lengths or pieces differ where the content does not account for it');

export const differentRoute = (finding: Finding): Classification =>
  behavioural(finding, 'the request goes elsewhere or in another form, beyond what the settings ask for');
