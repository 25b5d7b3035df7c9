import { readFileSync } from 'node:fs';

let version: string | undefined;

/** Of this package. Its package.json is as far from here in `lib` as in `dist`. */
export function libraryVersion(): string {
  version ??= readVersion(new URL('../../package.json', import.meta.url));
  return version;
}

function readVersion(file: URL): string {
  const { version: found } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
  return String(found ?? '');
}
