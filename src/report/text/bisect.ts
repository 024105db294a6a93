/** The result of a bisection as text: the changes first, then each measured version. Pure. */
import type { Bisected, MeasuredVersion, VersionChange } from '../../core/model/index.ts';
import { printable } from '../escape.ts';
import { type Ink, inkFor } from './ink.ts';
import { columns, inSections, labelled, padTo, wrap } from './layout.ts';

export interface BisectTextOptions {
  readonly colour: boolean;
  /** Directory of the evidence. */
  readonly out: string;
}

export function bisectText(found: Bisected, { colour, out }: BisectTextOptions): string {
  const ink = inkFor(colour);
  const sections = [
    headLines(found),
    [ink.heading('Changes'), ...changeLines(found)],
    [ink.heading('Measured versions'), ...versionLines(found)],
    besidesLines(found, ink),
    [ink.heading('Evidence'), `  ${out}`],
  ];
  return inSections(sections);
}

function headLines({ name, range, tells, environments, versions, looked }: Bisected): string[] {
  const measured = looked.filter((version) => version.measured).length;
  return [
    ...labelled('Package', printable(`npm:${name}, ${range.join(' to ')}: ${versions} versions published`), '', 11),
    ...labelled(
      'Measured',
      `${measured} of them${measured === looked.length ? '' : `, and ${looked.length - measured} without success`}, in ${environments.length} environments each`,
      '',
      11,
    ),
    ...tells.flatMap(({ id, class: name_, dependsOn, codebook, address, message }) => [
      ...labelled(
        id,
        printable(`${name_}, ${dependsOn.join(' x ')}: ${codebook.map(({ symbol }) => symbol).join(', ')}`),
        '',
        11,
      ),
      ...labelled('', printable(`${address} of ${message}`), '', 11),
    ]),
  ];
}

function changeLines({ changes, looked, tells }: Bisected): string[] {
  if (changes.length > 0) return changes.flatMap(changeLine);
  const first = looked.find((version) => version.measured);
  const states = tells.map(({ id }) => `${id} ${first?.tells.find((tell) => tell.id === id)?.state ?? 'not measured'}`);
  return wrap(`none: ${states.join(', ')} in every measured version`, '  ');
}

function changeLine({ tell, what, before, at, published, unmeasured }: VersionChange): string[] {
  const date = published === null ? '' : `, published ${published.slice(0, 10)}`;
  const between = unmeasured.length === 0 ? '' : `; not measurable between them: ${unmeasured.join(', ')}`;
  return wrap(printable(`${tell} ${what} at ${at}${date} (not so in ${before}${between})`), '  ');
}

function versionLines({ looked }: Bisected): string[] {
  const width = Math.max(7, ...looked.map(({ version }) => columns(version))) + 2;
  return looked.flatMap((version) =>
    wrap(
      printable(stateText(version)),
      `  ${padTo(printable(version.version), width)}${(version.published ?? '').slice(0, 10).padEnd(12)}`,
    ),
  );
}

function stateText({ measured, why, tells, trials, completed }: MeasuredVersion): string {
  if (!measured) return `not measured: ${why ?? ''}`;
  const states = tells.map(
    ({ id, state, symbols }) => `${id} ${state}${symbols === undefined ? '' : ` (${symbols.join(', ')})`}`,
  );
  return `${states.join(', ')}; ${completed} of ${trials} trials`;
}

/**
 * Other covert differences in the same messages. They are no verdict, but a reason for an audit.
 */
function besidesLines({ looked }: Bisected, ink: Ink): string[] {
  const some = looked.filter(({ besides }) => besides.length > 0);
  if (some.length === 0) return [];
  return [
    ink.heading('Other covert differences in the same messages, to be audited'),
    ...some.flatMap(({ version, besides }) => wrap(printable(`${version}: ${besides.join(', ')}`), '  ')),
  ];
}
