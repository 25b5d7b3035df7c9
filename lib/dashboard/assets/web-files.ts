import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import {
  type ContentEncoding,
  compress,
  LEAST_COMPRESSED_BYTES,
} from '../answering/content-encoding.js';
import { PagesNotBuiltError } from '../errors/pages-not-built-error.js';

export interface WebFile {
  readonly content: Buffer;
  readonly type: string;
  readonly etag: string;
  /** Whether the file's name changes with its content. */
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

const INDEX = 'index.html';

/** The built pages, read once. A request can only name one of these files. */
export class WebFiles {
  private files: ReadonlyMap<string, WebFile> | undefined;
  private readonly smaller = {
    br: new Map<WebFile, Promise<Buffer>>(),
    gzip: new Map<WebFile, Promise<Buffer>>(),
  };

  /** @param read returns the content of each file by its path, with forward slashes */
  constructor(private readonly read: () => ReadonlyMap<string, Buffer>) {}

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

  /** The content of a file, compressed once for all requests; undefined if compression would not make it smaller. */
  compressed(file: WebFile, encoding: ContentEncoding): Promise<Buffer> | undefined {
    if (!isCompressible(file)) return undefined;
    const known = this.smaller[encoding].get(file);
    if (known) return known;

    const smaller = compress(file.content, encoding, { isThorough: true });
    this.smaller[encoding].set(file, smaller);
    return smaller;
  }

  private all(): ReadonlyMap<string, WebFile> {
    this.files ??= new Map(
      [...this.read()].map(([path, content]) => [path, webFile(path, content)]),
    );
    return this.files;
  }
}

/** @param path the name shows the type, and whether the name changes with the content */
export const webFile = (path: string, content: Buffer): WebFile => ({
  content,
  type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
  etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`,
  isImmutable: path.startsWith('assets/'),
});

/** Pictures and fonts are compressed already. */
const isCompressible = ({ type, content }: WebFile): boolean =>
  content.length >= LEAST_COMPRESSED_BYTES && /^(text|application)\/|svg/.test(type);
