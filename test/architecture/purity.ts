/** What code in src/core must not touch, and what it may: the pure core, stated as lists with reasons. */
import ts from 'typescript';
import { type SourceFile, walk } from './source-files.ts';

/** Modules that core may import beside its own files. Each is computation only: values in, values out. */
export const ALLOWED_MODULES: Readonly<
  Record<string, { readonly names?: readonly string[]; readonly reason: string }>
> = {
  'node:zlib': { reason: 'synchronous decompression of bytes in memory' },
  'node:crypto': { names: ['createHash'], reason: 'hashing; everything else there makes randomness or keys' },
  'node:buffer': { reason: 'bytes' },
  diff: { reason: 'text difference, no input or output' },
  fzstd: { reason: 'zstd decompression, which Node 20 lacks' },
  yaml: { reason: 'YAML text to values, with the place of each' },
  zod: { reason: 'schemas of the nouns' },
  picocolors: { reason: 'colour codes around text, on or off as its caller says' },
};

/** Globals that reach outside a computation. */
const FORBIDDEN_GLOBALS = new Map([
  ['process', 'the process is the shell’s'],
  ['console', 'only the command line prints'],
  ['fetch', 'core sends nothing'],
  ['performance', 'a clock'],
  ['setTimeout', 'a clock'],
  ['setInterval', 'a clock'],
  ['setImmediate', 'a clock'],
  ['globalThis', 'a way round this list'],
  ['require', 'a way round this list'],
  ['eval', 'a way round this list'],
  ['crypto', 'randomness'],
  ['WebSocket', 'core sends nothing'],
]);

/** One line an impurity. */
export function impurities(file: SourceFile): string[] {
  const found: string[] = [];
  walk(file, (node, where) => {
    const what = forbiddenImport(node) ?? forbiddenGlobal(node) ?? clockOrChance(node);
    if (what !== undefined) found.push(`${where} ${what}`);
  });
  return found;
}

function forbiddenImport(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'imports at run time';
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
  const module = node.moduleSpecifier.text;
  if (module.startsWith('.')) return undefined;
  const allowed = ALLOWED_MODULES[module];
  if (allowed === undefined) return `imports ${module}`;
  if (allowed.names === undefined) return undefined;
  const bindings = node.importClause?.namedBindings;
  const names =
    bindings && ts.isNamedImports(bindings) ? bindings.elements.map((it) => (it.propertyName ?? it.name).text) : ['*'];
  const others = names.filter((name) => !allowed.names?.includes(name));
  return others.length > 0 ? `imports ${others.join(', ')} from ${module}` : undefined;
}

function forbiddenGlobal(node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node) || isName(node)) return undefined;
  const reason = FORBIDDEN_GLOBALS.get(node.text);
  return reason === undefined ? undefined : `uses ${node.text}: ${reason}`;
}

/** Does the identifier merely name a property, a declaration or a type's member, and refer to no global? */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return true;
  const named = parent as { readonly name?: ts.Node; readonly propertyName?: ts.Node };
  return named.name === node || named.propertyName === node;
}

function clockOrChance(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
    return 'reads the clock';
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const text = node.getText();
  if (text === 'Date.now') return 'reads the clock';
  return text === 'Math.random' ? 'tosses a coin' : undefined;
}
