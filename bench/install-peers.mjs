import { execSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './systems/index.mjs';

/** Installs the peers from the lockfile, unless they are already installed. */
export function installPeers(systems) {
  if (systems.every(isInstalled)) return;

  console.log('Installing the systems to compare with …');
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd, stdio: 'inherit' });
}
