/** `tellproof decode`: what the marks in messages tell a reader. */
import { Option } from 'commander';
import type { Declare } from '../command.ts';
import { exitCodeOfDecoding } from '../exit-codes.ts';
import { UsageError } from '../usage-error.ts';

interface DecodeOptions {
  readonly json?: true;
  readonly verbose?: true;
}

export const declareDecode: Declare = (program, session, done) => {
  program
    .command('decode')
    .summary('read in messages what their marks tell about the environment')
    .description(
      'Read in messages what their marks tell a reader about the environment that sent ' +
        'them. Files may be HTTP archives (HAR), HTTP/1 requests as sent, JSON bodies, logs ' +
        'of JSON lines, or trials of a bundle (NAME.tellproof/trials/007); - is standard ' +
        'input.',
    )
    .usage('CODEBOOK FILE... [options]')
    .argument('<files...>', 'bundle or verdict.json of an audit; files in which messages are looked for')
    .addOption(new Option('--json', 'print what was read as one JSON document'))
    .addOption(
      new Option('--verbose', 'print overt and functional readings too, and why others failed').conflicts('json'),
    )
    .action(async ([codebook = '', ...files]: readonly string[], options: DecodeOptions) => {
      if (files.length === 0)
        throw new UsageError(
          `nothing to decode with ${codebook}`,
          'name files behind the codebook, or - for standard input',
        );
      const [{ decodeFiles }, report] = await Promise.all([
        import('../../audit/decode/index.ts'),
        import('../../report/index.ts'),
      ]);
      const decoded = decodeFiles(codebook, files, report.parseVerdict);
      const { out, colour } = session.terminal;
      const verbose = options.verbose === true;
      const text = options.json === true ? report.decodingJson : report.decodingText;
      out(text(decoded.codebook, decoded.files, { colour, verbose }));
      done(exitCodeOfDecoding(decoded.files));
    });
};
