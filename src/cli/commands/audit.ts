/** `tellproof audit`: declaration and help. */
import { Option } from 'commander';
import type { AuditOptions } from '../handlers/audit.ts';
import type { Declare } from '../command.ts';
import { failOn, list, repeated, variable, wholeNumber } from '../options.ts';

const AFTER = `
Subjects:
  npm:NAME@VERSION     a published package, fetched by npm and pinned; without a
                       version the latest
  specimen:NAME        a small program known to carry a tell, or known not to
  -- COMMAND...        any command line; {prompt} in it stands for the prompt.
                       Name the variable that carries its endpoint with
                       --endpoint-env; files that it needs beyond those it
                       names are shown to it with --mount

The evidence is saved after every trial. A run that was ended, however, goes on
with --resume BUNDLE. Ctrl-C stops cleanly; a second Ctrl-C at once.

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
    .summary('run a tool in many environments and say which bytes follow which')
    .description(
      'Run a tool in many environments and say which of the bytes it sends follow which part of the environment.',
    )
    .argument('[subject]', 'npm:NAME@VERSION or specimen:NAME')
    .usage('SUBJECT [options]\n       tellproof audit [options] -- COMMAND...');
  for (const option of [...planOptions(), ...runOptions()]) command.addOption(option);
  command.addHelpText('after', AFTER);
  command.action(async (subject: string | undefined, given: AuditOptions) => {
    const { auditCommand } = await import('../handlers/audit.ts');
    done(await auditCommand(subject ?? null, given, session));
  });
};

/** Which trials are run, and where they go. */
const planOptions = (): readonly Option[] => [
  new Option('--out <dir>', 'where to keep the evidence (default: named after subject and seed)'),
  new Option('--resume <bundle>', 'go on with a run that was ended').conflicts([
    'out',
    'seed',
    'factors',
    'levels',
    'aa',
  ]),
  new Option('--seed <n>', 'plan of the trials (default: drawn, and printed)').argParser(
    wholeNumber('--seed', 0, 2 ** 31 - 1),
  ),
  new Option('--trials <n>', 'trials of the screen (default: as the factors need)').argParser(
    wholeNumber('--trials', 4, 10_000),
  ),
  new Option('--strength <n>', 'cover every combination of any 2 or 3 factors; 2 takes a third of the trials')
    .argParser(wholeNumber('--strength', 2, 3))
    .default(3),
  new Option('--jobs <n>', 'trials at once (default: cores)').argParser(wholeNumber('--jobs', 1, 256)),
  new Option('--factors <names>', 'vary only these factors or groups, see: tellproof factors').argParser(
    list('--factors'),
  ),
  new Option('--except <names>', 'hold these constant').argParser(list('--except')),
  new Option('--levels <factor=level,...>', 'levels of a factor, the reference first; repeatable').argParser(repeated),
  new Option('--profile <name>', 'reference environment, see: tellproof factors'),
  new Option('--aa', 'vary nothing: whatever differs then is noise').conflicts(['factors', 'except', 'levels']),
];

/** How each trial is run, and what is said of it. */
const runOptions = (): readonly Option[] => [
  new Option('--scenario <name>', 'conversation to play; repeatable (default: reply)').argParser(list('--scenario')),
  new Option('--endpoint-env <name>', 'variable that carries the endpoint; repeatable').argParser(
    list('--endpoint-env'),
  ),
  new Option('--mount <path:inside>', 'show a host path to the subject, read-only; repeatable').argParser(repeated),
  new Option('--env <name=value>', 'set a variable in every trial; repeatable').argParser(
    (text, before: Readonly<Record<string, string>> | undefined) => ({
      ...before,
      ...Object.fromEntries([variable(text)]),
    }),
  ),
  new Option('--timeout <seconds>', 'limit of one trial').argParser(wholeNumber('--timeout', 1, 3600)).default(60),
  new Option('--inputs', 'list what the subject reads, by a run under strace').conflicts('resume'),
  new Option('--disclosure <file>', 'what the tool is declared to say about its environment').conflicts('resume'),
  new Option('--fail-on <kinds>', 'what fails a build: covert, behavioural, inconclusive').argParser(failOn),
  new Option('--json', 'print the verdict as one JSON document'),
  new Option('--verbose', 'print every tell in full').conflicts('json'),
  new Option('--quiet', 'no progress'),
];
