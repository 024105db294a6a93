/** Runs `tellproof inventory`: options to a request, the use case, its list to the streams. */
import { homedir } from 'node:os';
import { readVerdictFiles } from '../../audit/verdict-files.ts';
import { type Inventory, type AssessedTool, realDisk, STANDINGS, takeInventory } from '../../inventory/index.ts';
import { parseVerdict, printable } from '../../report/index.ts';
import type { Session } from '../command.ts';
import { exitCodeOfInventory } from '../exit-codes.ts';

export interface InventoryOptions {
  readonly bundles?: readonly string[];
  readonly root?: string;
  readonly json?: true;
}

/** @returns the exit code */
export function inventoryCommand(options: InventoryOptions, { terminal }: Session): number {
  const verdicts = (options.bundles ?? [])
    .flatMap((path) => readVerdictFiles(path, parseVerdict))
    .map(({ source, verdict: { subject, verdict } }) => ({ source, subject, verdict }));
  const inventory = takeInventory({ ...placesOf(options.root), verdicts }, realDisk);
  terminal.out(options.json === true ? inventoryJson(inventory) : inventoryText(inventory));
  return exitCodeOfInventory(inventory);
}

/** On this machine the user's home, for root all homes; below another root all homes. */
function placesOf(root: string | undefined): { root: string; homes: readonly string[]; platform: string | null } {
  const all = ['/root', '/home/*', '/Users/*'];
  if (root !== undefined) return { root, homes: all, platform: null };
  const homes = process.getuid?.() === 0 ? [...new Set([homedir(), ...all])] : [homedir()];
  return { root: '/', homes, platform: `${process.platform}-${process.arch}` };
}

const inventoryJson = (inventory: Inventory): string => `${JSON.stringify({ format: 1, ...inventory }, null, 2)}\n`;

const WORDS = {
  'known-tell': 'KNOWN TELL',
  differs: 'differs',
  unknown: 'unknown',
  'none-seen': 'none seen',
} as const satisfies Readonly<Record<AssessedTool['standing'], string>>;

/** One tool a block, the worst standing first. */
function inventoryText({ tools, limits, root }: Inventory): string {
  const sorted = [...tools].sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing));
  const counts = STANDINGS.flatMap((standing) => {
    const count = tools.filter((tool) => tool.standing === standing).length;
    return count === 0 ? [] : [`${count} ${WORDS[standing].toLowerCase()}`];
  });
  const where = root === '/' ? '' : ` below ${printable(root)}`;
  const head =
    tools.length === 0 ? `no coding tool was found${where}` : `coding tools installed${where}: ${counts.join(', ')}`;
  const unseen = limits.length === 0 ? [] : ['', 'not searched', ...limits.map((limit) => `  ${printable(limit)}`)];
  return `${[head, ...sorted.flatMap(toolLines), ...unseen].join('\n')}\n`;
}

function toolLines(tool: AssessedTool): string[] {
  const { name, version, vendor, how, path, because, sources, standing } = tool;
  return [
    '',
    `${WORDS[standing].padEnd(11)} ${printable(name)} ${printable(version ?? '(version not known)')}  ${vendor}, ${how}`,
    `            ${printable(path)}`,
    `            ${printable(because)}`,
    ...sources.map((source) => `            see ${printable(source)}`),
  ];
}
