/** `tellproof inventory`: which coding tools are installed, and what is known of each. */
import { homedir } from 'node:os';
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { exitCodeOfInventory } from '../exit-codes.ts';
import { inventoryText } from '../handlers/inventory.ts';
import { repeated } from '../options.ts';

interface InventoryOptions {
  readonly bundles?: readonly string[];
  readonly root?: string;
  readonly json?: true;
}

export const declareInventory: Declare = (program, session, done) => {
  program
    .command('inventory')
    .summary('list the coding tools installed here, and what is known of each')
    .description(
      'List the coding tools that are installed here, with their versions, and what known ' +
        'verdicts say of exactly these versions. Reads names and versions only, and runs ' +
        'nothing that it finds. What no verdict is known of is unknown, never fine.',
    )
    .addOption(
      new Option('--bundles <path>', 'bundle, verdict.json, or directory that holds such; repeatable').argParser(
        repeated,
      ),
    )
    .addOption(new Option('--root <dir>', 'look below another root, as of an image, in every home there'))
    .addOption(new Option('--json', 'print the list as one JSON document'))
    .action(async (options: InventoryOptions) => {
      const [{ realDisk, takeInventory }, { knownVerdicts }, report] = await Promise.all([
        import('../../inventory/index.ts'),
        import('../../audit/verdict-files.ts'),
        import('../../report/index.ts'),
      ]);
      const known = (options.bundles ?? []).flatMap((path) => knownVerdicts(path, report.parseVerdict));
      const verdicts = known.map(({ source, verdict }) => ({
        source,
        subject: verdict.subject,
        verdict: verdict.verdict,
      }));
      const taken = takeInventory({ ...whereOf(options.root), verdicts }, realDisk);
      const { out } = session.terminal;
      out(options.json === true ? `${JSON.stringify({ format: 1, ...taken }, null, 2)}\n` : inventoryText(taken));
      done(exitCodeOfInventory(taken));
    });
};

/** On this machine one's own home, and all of them for root; on another's every home. */
function whereOf(root: string | undefined): { root: string; homes: readonly string[]; platform: string | null } {
  const all = ['/root', '/home/*', '/Users/*'];
  if (root !== undefined) return { root, homes: all, platform: null };
  const homes = process.getuid?.() === 0 ? [...new Set([homedir(), ...all])] : [homedir()];
  return { root: '/', homes, platform: `${process.platform}-${process.arch}` };
}
