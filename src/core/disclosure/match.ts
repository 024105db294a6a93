/**
 * Matches the entries of a disclosure with places, and lists each entry's state in a verdict. Must
 * not decide a class.
 */
import {
  type DisclosedEntry,
  type Disclosure,
  type DisclosureEntry,
  TELL_CLASSES,
  type Tell,
  type TellClass,
} from '../model/index.ts';

/** A place as a tell names it, with its factors and its class. */
export interface ClassifiedAddress {
  readonly sink: string;
  readonly message: string;
  readonly carrier: string;
  readonly address: string;
  readonly dependsOn: readonly string[];
  readonly class: TellClass;
}

/** Id of the entry that explains a place; null if none does. */
export type DeclaredAs = (place: ClassifiedAddress) => string | null;

/** The first entry in the file's order that fits and claims the measured class or a worse one. */
export function declaredAs(disclosure: Disclosure | undefined, version: string | null): DeclaredAs {
  const entries = (disclosure?.entries ?? []).filter((entry) => isAbout(entry, version));
  return (place) => entries.find((entry) => fits(entry, place) && !contradicts(entry, place))?.id ?? null;
}

/** Every entry in the file's order, with its state. */
export function entriesSeen(
  disclosure: Disclosure,
  tells: readonly Tell[],
  version: string | null,
): readonly DisclosedEntry[] {
  return disclosure.entries.map((entry): DisclosedEntry => {
    const about = isAbout(entry, version);
    const explained = tells.filter(({ declared }) => declared === entry.id);
    const against = tells.filter(
      (tell) => about && placesOf(tell).some((place) => fits(entry, place) && contradicts(entry, place)),
    );
    const observed = explained.length > 0 ? 'observed' : 'not-observed';
    return {
      id: entry.id,
      class: entry.class,
      why: entry.why,
      state: !about ? 'other-version' : against.length > 0 ? 'contradicted' : observed,
      explains: explained.map(({ id }) => id),
      contradictedBy: against.map(({ id }) => id),
    };
  });
}

/** All places of a tell. Implied places have the factors and the class of their tell. */
function placesOf(tell: Tell): ClassifiedAddress[] {
  const { sink, dependsOn, class: name } = tell;
  return [tell, ...tell.also, ...(tell.implied ?? [])].map(({ message, address, carrier }) => ({
    sink,
    message,
    address,
    carrier,
    dependsOn,
    class: name,
  }));
}

/** Every entry may be about a subject without a version. */
const isAbout = ({ versions }: DisclosureEntry, version: string | null): boolean =>
  versions === undefined || version === null || versions.some((pattern) => entryMatches(pattern, version));

function fits({ dependsOn, where }: DisclosureEntry, place: ClassifiedAddress): boolean {
  const named = (['sink', 'message', 'carrier', 'address'] as const).every((part) => {
    const pattern = where[part];
    return pattern === undefined || entryMatches(pattern, place[part]);
  });
  return named && place.dependsOn.every((factor) => dependsOn.includes(factor));
}

/** Classes are listed worst first. */
const contradicts = (entry: DisclosureEntry, place: ClassifiedAddress): boolean =>
  TELL_CLASSES.indexOf(place.class) < TELL_CLASSES.indexOf(entry.class);

/**
 * Glob match: `*` matches any run of characters, line ends included. Each piece between stars takes
 * linear time.
 */
export function entryMatches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= text.length - last.length;
}
