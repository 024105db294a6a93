import { describe, expect, test } from 'vitest';
import { cycles, ROWS, rowOf, violations } from './layering.ts';
import { SOURCES, sourceFile } from './source-files.ts';

describe('the layers of src/', () => {
  test('every file stands in a row of the layout', () => {
    expect(SOURCES.length).toBeGreaterThan(0);
    expect(SOURCES.filter((file) => rowOf(file.path) === undefined).map((file) => file.path)).toEqual([]);
  });

  test('no import crosses them the wrong way', () => {
    expect(violations(SOURCES)).toEqual([]);
  });

  test('no files import one another in a circle', () => {
    expect(cycles(SOURCES)).toEqual([]);
  });

  test('a row lists lower rows alone: the table is in the order of the floors', () => {
    const upward = ROWS.flatMap((row, floor) => {
      const lower = ROWS.slice(0, floor).map(({ folder }) => folder);
      const isLower = (listed: string): boolean => lower.some((folder) => `${folder}/`.startsWith(`${listed}/`));
      return row.mayImport.filter((listed) => !isLower(listed)).map((listed) => `${row.folder} ${listed}`);
    });
    expect(upward).toEqual([]);
  });

  test('each folder of src/, and each folder of core and lab, has one row of its own', () => {
    const folders = SOURCES.map(({ path }) => path.split('/').slice(0, /^(core|lab)\//.test(path) ? 2 : 1));
    const named = new Set(folders.map((parts) => parts.join('/')));
    expect([...named].filter((folder) => ROWS.filter((row) => row.folder === folder).length !== 1)).toEqual([]);
  });

  test('nothing in src/ reaches outside src/', () => {
    const outside = SOURCES.flatMap((file) =>
      file.imports
        .filter((name) => /(^|\/)(specimens|test|bench|scripts|dist)\//.test(name))
        .map((name) => `${file.path}: ${name}`),
    );
    expect(outside).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test('see an import of a higher layer, type-only, dynamic and re-exported ones too', () => {
    const files = [
      sourceFile('core/carriers/a.ts', "import type { Lab } from '../../lab/lab.ts';"),
      sourceFile('core/carriers/b.ts', "export * from '../factors/index.ts';"),
      sourceFile('lab/pool/c.ts', "const audit = await import('../../audit/run.ts');"),
      sourceFile('report/d.ts', "import fs from 'node:fs'; import { x } from './e.ts';"),
    ];
    expect(violations(files).map((line) => line.split(',')[0])).toEqual([
      'core/carriers/a.ts imports lab/lab.ts',
      'core/carriers/b.ts imports core/factors/index.ts',
      'lab/pool/c.ts imports audit/run.ts',
    ]);
  });

  test('see a folder that has no row', () => {
    expect(violations([sourceFile('extras/a.ts', "import '../lab/lab.ts';")])).toEqual([
      'extras/a.ts stands in no row of the layout',
    ]);
  });

  test('a file belongs to the longest row that fits, wherever it stands in the table', () => {
    const rows = ['lab', 'lab/sandbox'].map((folder) => ({ folder, mayImport: [], reason: 'a reason of some length' }));
    for (const table of [rows, rows.toReversed()]) {
      expect(rowOf('lab/sandbox/a.ts', table)?.folder).toBe('lab/sandbox');
      expect(rowOf('lab/sandbox.ts', table)?.folder).toBe('lab');
    }
  });

  test('see a circle of three', () => {
    const files = [
      sourceFile('wire/a.ts', "import './b.ts';"),
      sourceFile('wire/b.ts', "import './c.ts';"),
      sourceFile('wire/c.ts', "import type { A } from './a.ts';"),
    ];
    expect(cycles(files)).toEqual(['wire/a.ts -> wire/b.ts -> wire/c.ts -> wire/a.ts']);
  });
});
