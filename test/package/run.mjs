/** The packed library in applications: `npm run test:package [-- --all [--only <part of a scaffold's title>]]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec as SpecReporter } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packLibrary, TARBALL_VARIABLE } from './support/packed-library.js';

const { values } = parseArgs({
  options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
});
/** What takes longest begins first. */
const short = [
  'scaffolds',
  'consumers',
  'grown',
  'prove',
  'conformance',
  'types',
  'bundles',
  'transactions',
];
const all = values.all ? [...short, 'guide', 'loggers'] : short;
const names = values.only === undefined ? all : ['scaffolds'];
const files = names.map((it) => fileURLToPath(new URL(`${it}.test.js`, import.meta.url)));

const folder = await mkdtemp(join(tmpdir(), 'hangfire-packed-'));
Object.assign(process.env, {
  [TARBALL_VARIABLE]: await packLibrary(folder),
  ...(values.all && { PACKAGE_WHOLE: 'yes' }),
  ...(values.only !== undefined && { PACKAGE_ONLY: values.only }),
});

/** Most of the time goes to npm, which uses one processor. Left alone, Node.js would leave one of two idle. */
const results = run({ files, concurrency: availableParallelism() });
results.on('test:fail', () => {
  process.exitCode = 1;
});
results.pipe(new SpecReporter()).pipe(process.stdout);
await finished(results);
await rm(folder, { recursive: true, force: true });
