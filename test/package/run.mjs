/** The packed library in applications: `npm run test:package [-- --all]`. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const short = ['consumers', 'types', 'bundles', 'scaffolds'];
const names = values.all ? [...short, 'loggers'] : short;
const tests = names.map((it) => `test/package/${it}.test.js`);

const { status } = spawnSync(process.execPath, ['--test', ...tests], {
  env: { ...process.env, ...(values.all && { PACKAGE_WHOLE: 'yes' }) },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
