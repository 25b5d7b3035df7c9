import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.js';

const PAGES = `
  import { embedPages } from './scripts/build/embed-pages.mjs';
  import { buildPages } from './test/support/build-pages.js';

  await buildPages();
  embedPages('dist/dashboard/web', 'dist');
`;

/**
 * Compiles the library and the sample app, unless what they were compiled to is newer than they.
 * Nothing is removed before: other specs may be serving the dashboard's pages.
 */
export function buildSampleApp(): void {
  if (isStale('dist/index.mjs', 'lib')) run('node', 'scripts/build/compile.mjs', 'dist');
  run('node', '--input-type=module', '--eval', PAGES);
  if (isStale('sample-app/dist/main.js', 'sample-app/src')) run('npx', 'tsc', '-p', 'sample-app');
}

function isStale(output: string, sources: string): boolean {
  const builtAt = statSync(join(projectRoot, output), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = readdirSync(join(projectRoot, sources), { recursive: true, encoding: 'utf8' });

  return files.some((file) => statSync(join(projectRoot, sources, file)).mtimeMs > builtAt);
}

function run(command: string, ...args: string[]): void {
  try {
    execFileSync(command, args, { cwd: projectRoot, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
