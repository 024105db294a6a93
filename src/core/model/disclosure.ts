/**
 * A disclosure: the facts about its environment that a vendor or user declares a tool to send, and
 * why. A declaration explains a tell and never hides it. `src/core/disclosure/schema.ts` generates
 * the format's schema.
 */
import type { TellClass } from './verdict.ts';

/**
 * Patterns: `*` matches any run of characters, every other character itself. A missing field
 * matches anything.
 */
export interface DisclosedPlace {
  readonly sink?: string;
  readonly message?: string;
  readonly carrier?: string;
  readonly address?: string;
}

export interface DisclosureEntry {
  readonly id: string;
  /**
   * Factors that it may depend on. The entry does not explain a tell that depends on any other
   * factor.
   */
  readonly dependsOn: readonly string[];
  readonly where: DisclosedPlace;
  /** The class that it claims. A tell of a worse class contradicts it. */
  readonly class: TellClass;
  /** One sentence for a reader. */
  readonly why: string;
  /** Patterns of the subject's versions; absent: all. */
  readonly versions?: readonly string[];
}

export interface Disclosure {
  readonly format: 1;
  readonly entries: readonly DisclosureEntry[];
}
