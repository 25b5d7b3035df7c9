import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Nobody writes longer versions, and the pages cut them. */
export const MAX_VERSION_CHARS = 100;

/**
 * The version in the nearest `package.json` above the file that node was started with. If that file is a tool among the
 * dependencies, the version above the working directory.
 *
 * @returns undefined where there is none
 */
export function applicationVersion(
  startedFile = process.argv[1],
  workingDirectory = process.cwd(),
): string | undefined {
  const isTool = !startedFile || startedFile.split(sep).includes('node_modules');
  let folder = isTool ? workingDirectory : dirname(startedFile);
  for (;;) {
    const version = versionIn(join(folder, 'package.json'));
    const above = dirname(folder);
    if (version !== undefined || above === folder) return version;
    folder = above;
  }
}

function versionIn(file: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
    const isVersion = typeof version === 'string' && version !== '';
    return isVersion ? version.slice(0, MAX_VERSION_CHARS) : undefined;
  } catch {
    return undefined;
  }
}
