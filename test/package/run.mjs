/** The packed library in applications: `npm run test:package [-- --all [--only <part of a scaffold's title>]]`. */
import { spawnSync } from 'node:child_process';
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

const { status } = spawnSync(process.execPath, ['--test', ...tests], {
  env: {
    ...process.env,
    ...(values.all && { PACKAGE_WHOLE: 'yes' }),
    ...(values.only !== undefined && { PACKAGE_ONLY: values.only }),
  },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
