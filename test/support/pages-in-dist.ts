import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../../dist/dashboard/web/', import.meta.url));

/** The pages as they were built last; the library that specs run has none in it. */
export function pagesInDist(): ReadonlyMap<string, Buffer> {
  if (!existsSync(PAGES)) return new Map();

  const entries = readdirSync(PAGES, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [relative(PAGES, file).split(sep).join('/'), readFileSync(file)];
    }),
  );
}
