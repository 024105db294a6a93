/** The patterns by which programs recognise names: what a rule about host names is made of. */

/**
 * `exact`: the whole name. `suffix`: the name, or any name below it. `below`: names below it only.
 * `ending`: any name that ends so, even inside a label. `contains`: anywhere in the name.
 */
export type PatternKind = 'exact' | 'suffix' | 'below' | 'ending' | 'contains';

export interface Pattern {
  readonly kind: PatternKind;
  /** Lower case. */
  readonly text: string;
}

/**
 * Host names are compared without regard to case (RFC 4343); whether a subject does so is asked
 * separately.
 */
export function matches({ kind, text }: Pattern, name: string): boolean {
  const value = name.toLowerCase();
  switch (kind) {
    case 'exact':
      return value === text;
    case 'suffix':
      return value === text || value.endsWith(`.${text}`);
    case 'below':
      return value.endsWith(`.${text}`);
    case 'ending':
      return value.endsWith(text);
    case 'contains':
      return value.includes(text);
  }
}
