import { posix } from 'node:path';
import type { SourceFile } from './library-source.js';

export interface ImportRule {
  readonly folders: readonly string[];
  /** Package patterns (`@nestjs/*`) besides the built-in `node:` modules, which every folder may use. */
  readonly packages?: readonly string[];
}

/** Who may import whom, as docs/architecture.md has it. A folder may always import from itself. */
export interface ImportTable {
  readonly rules: Readonly<Record<string, ImportRule>>;
  /** The folder of the table that holds the file. */
  readonly folderOf: (path: string) => string | undefined;
}

/** What a file imports against the table, and what to do about it. */
export function violationsOf(file: SourceFile, table: ImportTable): string[] {
  const folder = table.folderOf(file.path);
  const rule = folder === undefined ? undefined : table.rules[folder];
  if (folder === undefined || rule === undefined) return [];

  return importsOf(file)
    .filter((specifier) => !isAllowed(specifier, file.path, folder, rule, table))
    .map(
      (specifier) =>
        `${file.path} imports "${specifier}", but ${folder}/ may import only ` +
        `${[...rule.folders, ...(rule.packages ?? [])].join(', ') || 'node built-ins'}. ` +
        'Move the code to the folder that owns it or pass it in; if the table itself is wrong, ' +
        'change it here and in docs/architecture.md.',
    );
}

/** The longest folder that holds the path: `storages/typeorm/dialects` wins over its parent. */
export function longestOf(folders: readonly string[], path: string): string | undefined {
  return folders
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

export function covers(pattern: string, specifier: string): boolean {
  const name = pattern.replace(/\*$/, '');
  if (pattern !== name) return specifier.startsWith(name);
  return specifier === name || specifier.startsWith(`${name}/`);
}

export function importsOf({ code }: SourceFile): string[] {
  const specifiers = code.matchAll(
    /(?:(?<![.'])\bfrom|\bimport|\bimport\(|\brequire\()\s*'([^']+)'/g,
  );
  return [...specifiers].map(([, specifier]) => specifier ?? '');
}

/** The path of what a file imports from another file of the project. */
export function targetOf(specifier: string, importer: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(importer), specifier);
}

function isAllowed(
  specifier: string,
  importer: string,
  folder: string,
  rule: ImportRule,
  table: ImportTable,
): boolean {
  if (specifier.startsWith('node:')) return true;
  const path = targetOf(specifier, importer);
  if (path === undefined) return (rule.packages ?? []).some((it) => covers(it, specifier));

  const target = table.folderOf(path);
  return target !== undefined && (contains(folder, target) || rule.folders.includes(target));
}

function contains(folder: string, target: string): boolean {
  return target === folder || target.startsWith(`${folder}/`);
}
