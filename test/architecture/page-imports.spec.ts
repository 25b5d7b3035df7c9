import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  type ImportRule,
  type ImportTable,
  importsOf,
  longestOf,
  targetOf,
  violationsOf,
} from '../support/import-table.js';
import { pageSource, type SourceFile } from '../support/library-source.js';

const PAGES = 'lib/dashboard/web/src/';
const ANSWERS = 'lib/dashboard/answers/';
const ENTRY = `${PAGES}main.tsx`;

const VIEW = ['preact', '@preact/signals', '@tanstack/preact-query', 'wouter-preact'];
const DRAWN = [...VIEW, 'clsx', 'lucide-preact'];
const COMPONENTS = ['addresses', 'api', 'i18n', 'preferences', 'theme'];
const PAGE = [...COMPONENTS, 'answers', 'components', 'pages/unknown'];

/** A page, and the other pages that it shows a part of. */
const PARTS_OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  audit: ['bulk-operations'],
  batches: ['job', 'jobs'],
  'bulk-operations': [],
  failure: ['jobs', 'performance'],
  flow: [],
  job: ['jobs', 'queues', 'servers'],
  jobs: ['bulk-operations', 'servers'],
  'new-job': ['recurring'],
  overview: ['failure', 'performance', 'problems', 'queues', 'servers'],
  own: [],
  performance: [],
  problems: [],
  queues: [],
  recurring: [],
  servers: [],
  unknown: [],
};

/** The table of docs/architecture.md. `answers` is `lib/dashboard/answers`, and nothing else of lib is here. */
const RULES: ImportTable['rules'] = {
  preferences: { folders: [], packages: ['@preact/signals'] },
  addresses: { folders: [], packages: ['wouter-preact'] },
  theme: { folders: ['preferences'], packages: ['@preact/signals'] },
  'i18n/messages': { folders: [] },
  i18n: { folders: ['answers', 'preferences'], packages: ['@preact/signals'] },
  api: { folders: ['answers', 'addresses', 'i18n', 'preferences'], packages: VIEW },
  components: { folders: COMPONENTS, packages: [...DRAWN, 'uplot', '@floating-ui/dom'] },
  ...Object.fromEntries(Object.entries(PARTS_OF_OTHERS).map(ruleOfPage)),
  'pages/flow': { folders: PAGE, packages: [...DRAWN, '@dagrejs/dagre'] },
  app: {
    folders: [...PAGE, ...Object.keys(PARTS_OF_OTHERS).map(folderOfPage)],
    packages: [...DRAWN, 'tinykeys', '@github/combobox-nav'],
  },
};

const TABLE: ImportTable = {
  rules: RULES,
  folderOf: (path) =>
    path.startsWith(ANSWERS) ? 'answers' : longestOf(Object.keys(RULES), inPages(path)),
};

describe('Import table of the pages', () => {
  const files = pageSource().filter(({ path }) => path !== ENTRY);

  it('has a rule for every folder', () => {
    const unknown = files.filter(({ path }) => !TABLE.folderOf(path)).map(({ path }) => path);

    expect(unknown).toEqual([]);
  });

  it('is kept by every file', () => {
    expect(files.flatMap((file) => violationsOf(file, TABLE))).toEqual([]);
  });

  it('leads from no folder back to it', () => {
    const advice = 'Move what they share to a folder that knows none of them.';

    expect(circlesOf(foldersImportedBy(files)).map((it) => `${it}. ${advice}`)).toEqual([]);
  });
});

function ruleOfPage([page, others]: [string, readonly string[]]): [string, ImportRule] {
  const rule = { folders: [...PAGE, ...others.map(folderOfPage)], packages: DRAWN };
  return [folderOfPage(page), rule];
}

function folderOfPage(page: string): string {
  return `pages/${page}`;
}

function inPages(path: string): string {
  return path.startsWith(PAGES) ? path.slice(PAGES.length) : '';
}

/** Each folder, and the others from which one of its files imports something. */
function foldersImportedBy(files: readonly SourceFile[]): Map<string, Set<string>> {
  const imported = new Map<string, Set<string>>();
  for (const file of files) {
    const folder = posix.dirname(inPages(file.path));
    const targets = importsOf(file)
      .map((specifier) => targetOf(specifier, file.path))
      .filter((path) => path?.startsWith(PAGES))
      .map((path) => posix.dirname(inPages(path as string)))
      .filter((target) => target !== folder);
    imported.set(folder, new Set([...(imported.get(folder) ?? []), ...targets]));
  }
  return imported;
}

function circlesOf(imported: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (folder: string, way: readonly string[]): void => {
    const start = way.indexOf(folder);
    if (start >= 0) circles.push([...way.slice(start), folder].join(' → '));
    if (start >= 0 || done.has(folder)) return;
    for (const target of imported.get(folder) ?? []) visit(target, [...way, folder]);
    done.add(folder);
  };

  for (const folder of imported.keys()) visit(folder, []);
  return circles;
}
