/**
 * Measures how the sources read: sizes of folders, chains of imports, names with several meanings, fragments, and prose.
 *
 *   node scripts/structure.mjs                                  one table of all measures
 *   node scripts/structure.mjs --list fragments                 every place that a measure counts
 *   node scripts/structure.mjs --list long-sentences --within src/core/align
 *   node scripts/structure.mjs --root OTHER_CHECKOUT            the same of another checkout, to compare
 *
 * Reads files and runs nothing of the project. Counts only: what to do about a place is for its reader to say.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';

/** Folders that are lists of items, one file an item: their size is the list's. */
const LISTS = /(^|\/)(commands|adapters|factors|scenarios|marks|formats|dictionaries|specimens|decoys|hostile)$/;
const MOST_FILES = 15;
const MOST_WORDS = 25;
const COMMENT_COLUMNS = 100;
const DOCUMENT_COLUMNS = 110;
const FRAGMENT_LINES = 40;
/** Words that open a comment with a relative clause or a genitive, where subject and verb should stand. */
const OPENING = /^(What|Of|Whatever|Whoever|Who|Whom|Whose|Which)\b/;

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
    list: { type: 'string' },
    within: { type: 'string', default: '' },
  },
});

const names = execFileSync('git', ['ls-files'], { cwd: values.root, encoding: 'utf8' }).trim().split('\n');
const sources = names.filter((name) => /^src\/.*\.ts$/.test(name)).map(readSource);
const documents = names.filter(
  (name) =>
    /^(docs\/(?!results).*|README|ARCHITECTURE|CONTRIBUTING|SECURITY|specimens\/README)\.?(md)?$/.test(name) &&
    name.endsWith('.md'),
);

/** @param {string} name */
function readSource(name) {
  const text = readFileSync(path.join(values.root, name), 'utf8');
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true);
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => path.posix.normalize(path.posix.join(path.posix.dirname(name), specifier)));
  return { name, text, tree, imports, lines: text.trimEnd().split('\n').length };
}

/** Every measure: a title, and one line for each place that counts. */
const MEASURES = {
  'wide-folders': {
    title: `folders of src/ and test/ over ${MOST_FILES} files, lists of items apart`,
    places: wideFolders,
  },
  'import-chain': { title: 'files in the longest chain of imports within src/core', places: longestChain },
  'shared-names': { title: 'exported type names of src/core with several meanings', places: () => sharedNames(true) },
  'shared-functions': {
    title: 'exported function names of src/core with several meanings',
    places: () => sharedNames(false),
  },
  fragments: {
    title: `fragments: under ${FRAGMENT_LINES} lines with one importer, lists of items apart`,
    places: fragments,
  },
  'relative-openings': { title: 'comments that open with a relative clause', places: relativeOpenings },
  'long-comment-sentences': { title: `sentences over ${MOST_WORDS} words in comments`, places: longCommentSentences },
  'wide-comments': { title: `comment lines over ${COMMENT_COLUMNS} columns`, places: wideComments },
  'long-sentences': { title: `sentences over ${MOST_WORDS} words in documents`, places: longSentences },
  'wide-lines': {
    title: `lines over ${DOCUMENT_COLUMNS} columns in documents, tables and code apart`,
    places: wideLines,
  },
  'long-files': {
    title: 'source files over 250 lines',
    places: () => sources.filter(({ lines }) => lines > 250).map(({ name, lines }) => `${name}: ${lines}`),
  },
};

function wideFolders() {
  const counts = new Map();
  for (const name of names.filter((one) => /^(src|test)\/.*\.(ts|mjs|pl)$/.test(one)))
    counts.set(path.posix.dirname(name), (counts.get(path.posix.dirname(name)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > MOST_FILES && !LISTS.test(folder))
    .map(([folder, count]) => `${folder}: ${count}`);
}

function longestChain() {
  const core = new Map(sources.filter(({ name }) => name.startsWith('src/core/')).map((file) => [file.name, file]));
  /** @type {Map<string, readonly string[]>} */
  const known = new Map();
  /** @param {string} name @returns {readonly string[]} */
  const chain = (name) => {
    const done = known.get(name);
    if (done !== undefined) return done;
    known.set(name, []);
    const below = (core.get(name)?.imports ?? []).filter((one) => core.has(one)).map(chain);
    const longest = below.reduce(
      (best, one) => (one.length > best.length ? one : best),
      /** @type {readonly string[]} */ ([]),
    );
    known.set(name, [name, ...longest]);
    return [name, ...longest];
  };
  return [...core.keys()].map(chain).reduce((best, one) => (one.length > best.length ? one : best), []);
}

/** @param {boolean} types */
function sharedNames(types) {
  const found = new Map();
  for (const { name, tree } of sources.filter((file) => file.name.startsWith('src/core/')))
    for (const declared of exportsOf(tree, types)) found.set(declared, [...(found.get(declared) ?? []), name]);
  return [...found].filter(([, where]) => where.length > 1).map(([name, where]) => `${name}: ${where.join(', ')}`);
}

/** @param {ts.SourceFile} tree @param {boolean} types */
function exportsOf(tree, types) {
  const isExported = (node) => (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return tree.statements.flatMap((node) => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node))
      return types && isExported(node) && node.name ? [node.name.text] : [];
    if (ts.isFunctionDeclaration(node)) return !types && isExported(node) && node.name ? [node.name.text] : [];
    if (!types && ts.isVariableStatement(node) && isExported(node))
      return node.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    return [];
  });
}

function fragments() {
  const importers = new Map();
  for (const { name, imports } of sources)
    for (const one of imports) importers.set(one, [...(importers.get(one) ?? []), name]);
  return sources
    .filter(
      ({ name, lines }) =>
        lines < FRAGMENT_LINES && !/\/(index|main)\.ts$/.test(name) && !LISTS.test(path.posix.dirname(name)),
    )
    .filter(({ name }) => importers.get(name)?.length === 1)
    .map(({ name, lines }) => `${name}: ${lines} lines, for ${importers.get(name)?.[0]}`);
}

/** Every comment: where it stands, its lines as written, and its text. @param {{ name: string, text: string, tree: ts.SourceFile }} file */
function commentsOf({ name, text, tree }) {
  const seen = new Set();
  const found = [];
  const take = (range) => {
    if (seen.has(range.pos)) return;
    seen.add(range.pos);
    const raw = text.slice(range.pos, range.end);
    const words = raw
      .replace(/^\/\*\*?|\*\/$/g, '')
      .replace(/^\s*(\/\/|\*)? ?/gm, '')
      .trim();
    const line = tree.getLineAndCharacterOfPosition(range.pos).line + 1;
    found.push({ where: `${name}:${line}`, raw, text: words, line });
  };
  const visit = (node) => {
    for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) take(range);
    for (const range of ts.getTrailingCommentRanges(text, node.getEnd()) ?? []) take(range);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  for (const range of ts.getLeadingCommentRanges(text, tree.endOfFileToken.getFullStart()) ?? []) take(range);
  return found;
}

function relativeOpenings() {
  return sources.flatMap((file) =>
    commentsOf(file)
      .filter(({ text }) => OPENING.test(text))
      .map(({ where, text }) => `${where}: ${text.slice(0, 80)}`),
  );
}

function longCommentSentences() {
  return sources.flatMap((file) =>
    commentsOf(file).flatMap(({ where, text }) => longOnes(text).map((sentence) => `${where}: ${sentence}`)),
  );
}

function wideComments() {
  return sources.flatMap((file) => {
    const all = file.text.split('\n');
    return commentsOf(file).flatMap(({ raw, line }) =>
      raw
        .split('\n')
        .flatMap((_, at) =>
          (all[line - 1 + at] ?? '').length > COMMENT_COLUMNS && /^\s*(\/\*|\*|\/\/)/.test(all[line - 1 + at] ?? '')
            ? [`${file.name}:${line + at}`]
            : [],
        ),
    );
  });
}

/** Sentences of running text with too many words; drawings, lists of names and code do not count. @param {string} text */
function longOnes(text) {
  const running = text.replace(/```[\s\S]*?```/g, '').split(/\n\s*\n|\n(?=\s{2,}\S)|\n(?=\s*[-*] )|\n(?=\d+\. )/);
  return running.flatMap((block) =>
    block
      .replace(/\s+/g, ' ')
      .split(/(?<=[.!?:;])\s+(?=[A-Z`"'*\[(])/)
      .filter((sentence) => sentence.split(' ').filter((word) => /[A-Za-z]/.test(word)).length > MOST_WORDS),
  );
}

function longSentences() {
  return documents.flatMap((name) => {
    const text = readFileSync(path.join(values.root, name), 'utf8')
      .replace(/```[\s\S]*?```/g, '')
      .replace(/^( {4}|\|).*$/gm, '\n');
    return longOnes(text).map((sentence) => `${name}: ${sentence}`);
  });
}

function wideLines() {
  return documents.flatMap((name) =>
    readFileSync(path.join(values.root, name), 'utf8')
      .split('\n')
      .flatMap((line, at) => (line.length > DOCUMENT_COLUMNS && !/^(\||    )/.test(line) ? [`${name}:${at + 1}`] : [])),
  );
}

if (values.list !== undefined) {
  const measure = MEASURES[values.list];
  if (measure === undefined) {
    process.stderr.write(`error: no measure ${values.list}\nhint: one of ${Object.keys(MEASURES).join(', ')}\n`);
    process.exit(64);
  }
  process.stdout.write(
    measure
      .places()
      .filter((place) => place.includes(values.within))
      .map((place) => `${place}\n`)
      .join(''),
  );
} else {
  process.stdout.write('| measure | count |\n|---|---|\n');
  for (const [name, { title, places }] of Object.entries(MEASURES))
    process.stdout.write(
      `| ${title} (\`${name}\`) | ${places().filter((place) => place.includes(values.within)).length} |\n`,
    );
}
