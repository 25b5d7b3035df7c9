import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, npmInstall, run } from '../support/commands.js';

const TIMEOUT_MS = 300_000;

/**
 * What puts packages into an application, and runs the programs in them.
 *
 * @typedef {object} Manager
 * @property {(folder: string) => Promise<unknown>} install what its package.json names
 * @property {(folder: string, packages: string[], how?: { isDev: boolean }) => Promise<unknown>} add
 * @property {(folder: string, args: string[], env: NodeJS.ProcessEnv) => Promise<string>} exec a program
 * @property {(folder: string, script: string, env: NodeJS.ProcessEnv) => Promise<string>} runScript
 * @property {readonly string[]} nodeArguments which Node.js needs to find the packages
 */

/** @type {Manager} */
const ofNpm = {
  install: (folder) => npmInstall(folder),
  add: (folder, packages, how) => npmInstall(folder, packages, how?.isDev ? ['--save-dev'] : []),
  exec: (folder, args, env) => npm(['exec', '--', ...args], folder, env),
  runScript: (folder, script, env) => npm(['run', script], folder, env),
  nodeArguments: [],
};

/**
 * Where only what a package names itself can be found by it.
 *
 * @type {Manager}
 */
const ofPnpm = {
  install: (folder) => pnpm(folder, ['install', ...ANY_LOCK]),
  add: (folder, packages, how) =>
    pnpm(folder, ['add', ...ANY_LOCK, ...(how?.isDev ? ['--save-dev'] : []), ...packages]),
  exec: (folder, args, env) => pnpm(folder, ['exec', ...args], env),
  runScript: (folder, script, env) => pnpm(folder, ['run', script], env),
  nodeArguments: [],
};
/** Without a lock file to begin with, and without the scripts of packages, which it asks about. */
const ANY_LOCK = ['--no-frozen-lockfile', '--config.strict-dep-builds=false'];

/**
 * @param {string} folder
 * @param {string[]} args
 */
const pnpm = (folder, args, env = process.env) =>
  run('npx', ['--yes', 'pnpm@12', ...args], { cwd: folder, env, timeout: TIMEOUT_MS });

/**
 * @param {'node-modules' | 'pnp'} linker
 * @returns {Manager}
 */
function ofYarn(linker) {
  /**
   * @param {string} folder
   * @param {string[]} args
   */
  const yarn = async (folder, args, env = process.env) => {
    const {
      npm_config_registry: registry = (await npm(['config', 'get', 'registry'], folder)).trim(),
    } = env;
    return run('npx', ['--yes', '--package=@yarnpkg/cli-dist@4', 'yarn', ...args], {
      cwd: folder,
      env: {
        ...env,
        YARN_NODE_LINKER: linker,
        YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ''),
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
        YARN_ENABLE_TELEMETRY: 'false',
      },
      timeout: TIMEOUT_MS,
    });
  };
  return {
    async install(folder) {
      // Tells it that no folder above is the project.
      await writeFile(join(folder, 'yarn.lock'), '');
      await yarn(folder, ['install']);
    },
    add: (folder, packages, how) =>
      yarn(folder, ['add', ...(how?.isDev ? ['--dev'] : []), ...packages.map(asYarnNames)]),
    exec: (folder, args, env) => yarn(folder, args, env),
    runScript: (folder, script, env) => yarn(folder, ['run', script], env),
    nodeArguments: linker === 'pnp' ? ['-r', './.pnp.cjs'] : [],
  };
}

/** @param {string} name a package, or a tarball of this library */
const asYarnNames = (name) => (name.endsWith('.tgz') ? `nestjs-hangfire@file:${name}` : name);

export const MANAGERS = {
  npm: ofNpm,
  pnpm: ofPnpm,
  yarn: ofYarn('node-modules'),
  pnp: ofYarn('pnp'),
};
