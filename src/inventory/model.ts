/** The nouns of an inventory: installed tools, the standing of each, and unreadable places. */

export const INSTALLERS = ['npm', 'python', 'extension', 'jetbrains', 'homebrew', 'native'] as const;
export type Installer = (typeof INSTALLERS)[number];

export interface InstalledTool {
  readonly name: string;
  readonly vendor: string;
  readonly how: Installer;
  /** Null: unknown without running the tool. */
  readonly version: string | null;
  /** Path on the searched machine, below its root. */
  readonly path: string;
  /** Subject of the verdicts that apply to it: `npm:NAME`. */
  readonly subject: string;
}

export const STANDINGS = ['known-tell', 'differs', 'unknown', 'none-seen'] as const;
/**
 * Worst first. `unknown`: no verdict on this very version and platform, or one that is
 * inconclusive.
 */
export type Standing = (typeof STANDINGS)[number];

export interface AssessedTool extends InstalledTool {
  readonly standing: Standing;
  /** The reason for the standing, in a sentence. */
  readonly because: string;
  /** Files or bundles with verdicts on it. */
  readonly sources: readonly string[];
}

export interface Inventory {
  readonly root: string;
  readonly tools: readonly AssessedTool[];
  /** Places that could not be read, and may hold further tools. */
  readonly limits: readonly string[];
}
