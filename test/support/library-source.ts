import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** Relative to the project, with forward slashes: `lib/states/state.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** The pages of the dashboard run in browsers, and have a compiler's configuration of their own. */
const PAGES = 'lib/dashboard/web/';

export function librarySource(): SourceFile[] {
  return sourceIn('lib').filter(({ path }) => !path.startsWith(PAGES));
}

export function pageSource(): SourceFile[] {
  return sourceIn(`${PAGES}src`);
}

/** The text of a file of the project; a file that is not there reads as empty. */
export function readProjectFile(path: string): string {
  const file = join(PROJECT, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function sourceIn(folder: string): SourceFile[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => {
      const text = readProjectFile(path);
      return { path, text, code: withoutComments(text) };
    });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
