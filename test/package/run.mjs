/** The packed library in applications: `npm run test:package [-- --all [--only <part of a scaffold's title>]]`. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const short = [
  'consumers',
  'conformance',
  'prove',
  'types',
  'bundles',
  'grown',
  'scaffolds',
  'transactions',
];
const all = values.all ? [...short, 'guide', 'loggers'] : short;
const names = values.only === undefined ? all : ['scaffolds'];
const tests = names.map((it) => `test/package/${it}.test.js`);

/** Most of the time goes to npm, which uses one processor. Left alone, Node.js would leave one of two idle. */
const atATime = `--test-concurrency=${availableParallelism()}`;

const { status } = spawnSync(process.execPath, ['--test', atATime, ...tests], {
  env: {
    ...process.env,
    ...(values.all && { PACKAGE_WHOLE: 'yes' }),
    ...(values.only !== undefined && { PACKAGE_ONLY: values.only }),
  },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
