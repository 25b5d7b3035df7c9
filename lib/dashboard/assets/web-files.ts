import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PagesNotBuiltError } from '../errors/pages-not-built-error.js';

export interface WebFile {
  readonly content: Buffer;
  readonly type: string;
  readonly etag: string;
  /** Its name changes with its content. */
  readonly isImmutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Where the build puts the pages; as far from here in `lib` as in `dist`. */
const WEB_FOLDER = fileURLToPath(new URL('../../../dist/dashboard/web/', import.meta.url));

const INDEX = 'index.html';

/**
 * The built pages, read once. A request names one of the files that there are, and nothing that it
 * names is made a path.
 */
export class WebFiles {
  private files: ReadonlyMap<string, WebFile> | undefined;

  constructor(private readonly folder: string = WEB_FOLDER) {}

  /** @param path with forward slashes, such as `assets/index-1a2b3c.js` */
  find(path: string): WebFile | undefined {
    return path === INDEX ? undefined : this.all().get(path);
  }

  /** @throws PagesNotBuiltError */
  index(): WebFile {
    const index = this.all().get(INDEX);
    if (!index) throw new PagesNotBuiltError();
    return index;
  }

  /** Pages that are not there yet are looked for again. */
  private all(): ReadonlyMap<string, WebFile> {
    if (this.files?.has(INDEX)) return this.files;
    this.files = readAll(this.folder);
    return this.files;
  }
}

function readAll(folder: string): ReadonlyMap<string, WebFile> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return new Map(
      paths.map((path) => [relative(folder, path).split(sep).join('/'), readFile(path, folder)]),
    );
  } catch {
    return new Map();
  }
}

function readFile(path: string, folder: string): WebFile {
  const content = readFileSync(path);
  return {
    content,
    type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`,
    isImmutable: relative(folder, path).startsWith(`assets${sep}`),
  };
}
