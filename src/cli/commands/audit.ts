/** `tellproof audit`: its declaration and help. */
import { Option } from 'commander';
import type { AuditOptions } from '../handlers/audit.ts';
import type { Declare } from '../command.ts';
import { failOn, list, repeated, variable, wholeNumber } from '../options.ts';

const AFTER = `
Subjects:
  npm:NAME@VERSION     a published package, fetched by npm and pinned;
                       default version: latest
  specimen:NAME        a small test program with a known tell, or with none
  -- COMMAND...        any command line; {prompt} is replaced by the prompt.
                       --endpoint-env names the variable for its endpoint,
                       --mount adds files that the command line does not name

Each trial is saved as soon as it ends. To continue an interrupted run:
--resume BUNDLE. Ctrl-C stops cleanly, a second Ctrl-C stops at once.

Examples:
  tellproof audit npm:@scope/tool@1.2.3 --seed 7 --out tool.tellproof
  tellproof audit npm:@scope/tool --factors timezone,endpoint --json
  tellproof audit npm:@scope/tool --factors usual,watched --inputs
  tellproof audit specimen:date-line --levels timezone=UTC,Asia/Kolkata
  tellproof audit --endpoint-env BASE_URL -- node my-client.js
  tellproof audit --resume tool.tellproof`;

export const declareAudit: Declare = (program, session, done) => {
  const command = program
    .command('audit')
    .summary('find the bytes that a tool sends depending on its environment')
    .description('Run a tool in many environments, and report which of the bytes it sends depend on which factor.')
    .argument('[subject]', 'npm:NAME@VERSION or specimen:NAME')
    .usage('SUBJECT [options]\n       tellproof audit [options] -- COMMAND...');
  for (const option of [...planOptions(), ...runOptions()]) command.addOption(option);
  command.addHelpText('after', AFTER);
  command.action(async (subject: string | undefined, given: AuditOptions) => {
    const { auditCommand } = await import('../handlers/audit.ts');
    done(await auditCommand(subject ?? null, given, session));
  });
};

/** Options of the trial plan and of the bundle. */
const planOptions = (): readonly Option[] => [
  new Option('--out <dir>', 'directory of the evidence (default: named after subject and seed)'),
  new Option('--resume <bundle>', 'continue an interrupted run').conflicts(['out', 'seed', 'factors', 'levels', 'aa']),
  new Option('--seed <n>', 'seed of the trial plan (default: random, printed)').argParser(
    wholeNumber('--seed', 0, 2 ** 31 - 1),
  ),
  new Option('--trials <n>', 'trials of the screen (default: as many as the factors need)').argParser(
    wholeNumber('--trials', 4, 10_000),
  ),
  new Option('--strength <n>', 'cover every combination of any 2 or 3 factors; 2 needs a third of the trials')
    .argParser(wholeNumber('--strength', 2, 3))
    .default(3),
  new Option('--jobs <n>', 'concurrent trials (default: number of cores)').argParser(wholeNumber('--jobs', 1, 256)),
  new Option('--factors <names>', 'vary only these factors or groups (list: tellproof factors)').argParser(
    list('--factors'),
  ),
  new Option('--except <names>', 'hold these factors constant').argParser(list('--except')),
  new Option('--levels <factor=level,...>', 'levels of a factor, reference first; repeatable').argParser(repeated),
  new Option('--profile <name>', 'reference environment (list: tellproof factors)'),
  new Option('--aa', 'vary nothing (A/A run): every difference is noise').conflicts(['factors', 'except', 'levels']),
];

/** Options of each trial and of the output. */
const runOptions = (): readonly Option[] => [
  new Option('--scenario <name>', 'conversation to play; repeatable (default: reply)').argParser(list('--scenario')),
  new Option('--endpoint-env <name>', 'variable that carries the endpoint; repeatable').argParser(
    list('--endpoint-env'),
  ),
  new Option('--mount <path:inside>', 'give the subject a host path, read-only; repeatable').argParser(repeated),
  new Option('--env <name=value>', 'set a variable in every trial; repeatable').argParser(
    (text, before: Readonly<Record<string, string>> | undefined) => ({
      ...before,
      ...Object.fromEntries([variable(text)]),
    }),
  ),
  new Option('--timeout <seconds>', 'time limit of one trial').argParser(wholeNumber('--timeout', 1, 3600)).default(60),
  new Option('--inputs', 'list the files and facts that the subject reads, by strace').conflicts('resume'),
  new Option('--disclosure <file>', 'declared uses of the environment (YAML)').conflicts('resume'),
  new Option('--fail-on <kinds>', 'fail only on these: covert, behavioural, inconclusive').argParser(failOn),
  new Option('--json', 'print the verdict as one JSON document'),
  new Option('--verbose', 'print every tell in full').conflicts('json'),
  new Option('--quiet', 'no progress'),
];
