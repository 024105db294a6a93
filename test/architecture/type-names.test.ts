/** One exported type name has one meaning within src/core, so that a reader who knows it in one file knows it in all. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type SourceFile, SOURCES, sourceFile } from './source-files.ts';

interface DeclaredType {
  readonly name: string;
  readonly path: string;
  readonly isExported: boolean;
}

function declaredTypes(file: SourceFile): DeclaredType[] {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
  return tree.statements.flatMap((node) => {
    if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node) && !ts.isClassDeclaration(node)) return [];
    const isExported = (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return node.name === undefined ? [] : [{ name: node.name.text, path: file.path, isExported }];
  });
}

/** One line for each name that is exported somewhere and declared in a second file, exported or not. */
function sharedNames(files: readonly SourceFile[]): string[] {
  const types = files.flatMap(declaredTypes);
  const exported = [...new Set(types.filter(({ isExported }) => isExported).map(({ name }) => name))].sort();
  return exported.flatMap((name) => {
    const paths = types.filter((type) => type.name === name).map(({ path }) => path);
    return paths.length > 1 ? [`${name}: ${paths.join(', ')}`] : [];
  });
}

test('no exported type name of core is declared in a second file of core', () => {
  const core = SOURCES.filter(({ path }) => path.startsWith('core/'));
  expect(core.flatMap(declaredTypes).length).toBeGreaterThan(100);
  expect(sharedNames(core)).toEqual([]);
});

test('the check of type names sees a name that two files declare, if one exports it', () => {
  const files = [
    sourceFile('core/a.ts', 'export interface Place {}'),
    sourceFile('core/b.ts', 'type Place = string;'),
    sourceFile('core/c.ts', 'class Cell {}'),
    sourceFile('core/d.ts', 'interface Cell {}'),
  ];
  expect(sharedNames(files)).toEqual(['Place: core/a.ts, core/b.ts']);
});
