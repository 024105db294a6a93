/** Runs `tellproof analyze`: options to choices, the use case, its verdict to the streams. */
import { type Analysis, type AnalysisChoices, analyzeBundle } from '../../audit/analyze.ts';
import { verdictJson, verdictText } from '../../report/index.ts';
import type { Session } from '../command.ts';
import { exitCodeOf, type FailOn } from '../exit-codes.ts';
import { plantingPort } from '../plant-port.ts';

export interface AnalyzeOptions {
  readonly disclosure?: string;
  readonly failOn?: readonly FailOn[];
  readonly json?: true;
  readonly plants?: number;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** @returns the exit code */
export async function analyzeCommand(dir: string, options: AnalyzeOptions, { terminal }: Session): Promise<number> {
  const analysis = await analyzeBundle(dir, verdictJson, choicesOf(options));
  if (options.quiet !== true && options.disclosure === undefined) terminal.err(`${COMPARISON[analysis.stored]}\n`);
  const style = { bundle: dir, colour: terminal.colour, verbose: options.verbose === true };
  terminal.out(options.json === true ? analysis.text : verdictText(analysis.verdict, style));
  return exitCodeOf(analysis.verdict, options.failOn);
}

const choicesOf = ({ disclosure, plants }: AnalyzeOptions): AnalysisChoices => ({
  ...plantingPort(),
  ...(disclosure === undefined ? {} : { disclosure }),
  ...(plants === undefined ? {} : { plants }),
});

const COMPARISON: Readonly<Record<Analysis['stored'], string>> = {
  identical: 'the verdict is identical to the one in the bundle',
  different: 'warning: the verdict differs from the one in the bundle; another version may have judged it',
  'other-plants': 'not compared with the verdict in the bundle: it was made with another number of planted marks',
  absent: 'warning: the run is unfinished; this verdict covers only the saved trials',
};
