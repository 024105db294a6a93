/** What an inventory speaks of: tools found, what is known of each, and what could not be looked at. */

export const INSTALLERS = ['npm', 'python', 'extension', 'jetbrains', 'homebrew', 'native'] as const;
export type Installer = (typeof INSTALLERS)[number];

export interface InstalledTool {
  readonly name: string;
  readonly vendor: string;
  readonly how: Installer;
  /** Null: it cannot be told without running the tool. */
  readonly version: string | null;
  /** As on the machine looked at, below its root. */
  readonly path: string;
  /** Whose verdicts speak of it: `npm:NAME`. */
  readonly subject: string;
}

export const STANDINGS = ['known-tell', 'differs', 'unknown', 'none-seen'] as const;
/** Worst first. `unknown`: no verdict on this very version and platform, or one that is inconclusive. */
export type Standing = (typeof STANDINGS)[number];

export interface AssessedTool extends InstalledTool {
  readonly standing: Standing;
  /** Why it stands so, in a sentence. */
  readonly because: string;
  /** Files or bundles that speak of it. */
  readonly sources: readonly string[];
}

export interface Inventory {
  readonly root: string;
  readonly tools: readonly AssessedTool[];
  /** What could not be looked at, so that a tool may stand there unseen. */
  readonly limits: readonly string[];
}
