/** `tellproof decode`: reads the marks in messages. */
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
    .summary('read the marks in messages: which environment sent them')
    .description(
      'Read the marks in messages, and list the environments that can have sent them. ' +
        'Files may be HTTP archives (HAR), raw HTTP/1 requests, JSON bodies, logs of JSON ' +
        'lines, or trials of a bundle (NAME.tellproof/trials/007); - is standard input.',
    )
    .usage('CODEBOOK FILE... [options]')
    .argument('<files...>', 'bundle or verdict.json of an audit, then the files to decode')
    .addOption(new Option('--json', 'print the readings as one JSON document'))
    .addOption(
      new Option('--verbose', 'also print overt and functional readings, and why others failed').conflicts('json'),
    )
    .action(async ([codebook = '', ...files]: readonly string[], options: DecodeOptions) => {
      if (files.length === 0)
        throw new UsageError(
          `nothing to decode with ${codebook}`,
          'name files after the codebook, or - for standard input',
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
