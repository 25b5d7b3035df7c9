import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const INSTALL_TIMEOUT_MS = 300_000;

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env]
 */
export function npm(args, cwd, env = process.env) {
  const shell = process.platform === 'win32';
  return run('npm', args, { cwd, env, shell, timeout: INSTALL_TIMEOUT_MS });
}

/** What npm has fetched once comes out of its cache, and the registry is not asked whether it is still the same. */
const QUIETLY = ['--no-audit', '--no-fund', '--prefer-offline'];

/**
 * Puts packages into an application; without any, those that its package.json names.
 *
 * @param {string} folder
 * @param {string[]} [packages]
 * @param {string[]} [flags]
 */
export function npmInstall(folder, packages = [], flags = []) {
  return npm(['install', ...QUIETLY, ...flags, ...packages], folder);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').ExecFileOptions} options
 * @returns {Promise<string>} what it printed
 */
export async function run(command, args, options) {
  const bounds = { encoding: /** @type {const} */ ('utf8'), maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout } = await promisify(execFile)(command, args, { ...options, ...bounds });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (
      error
    );
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
