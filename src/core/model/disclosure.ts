/**
 * A disclosure: what a vendor or a user declares that a tool says about its environment, and why. Declaring explains a tell, it
 * never hides it. The format's schema is generated from `src/core/disclosure/schema.ts`.
 */
import type { TellClass } from './verdict.ts';

/** Patterns: `*` stands for any run of characters, everything else for itself. What is left out fits anything. */
export interface DisclosedPlace {
  readonly sink?: string;
  readonly message?: string;
  readonly carrier?: string;
  readonly address?: string;
}

export interface DisclosureEntry {
  readonly id: string;
  /** Factors that it may depend on. A tell that depends on any other is not explained by it. */
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
