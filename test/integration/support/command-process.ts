import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledLibrary } from '../../support/compiled-library.js';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** To optimize the embedded database costs a single case more than it gains. */
const NODE_OPTIONS = ['--liftoff-only'];

export interface EndedCommand {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandProcessOptions {
  /** Sent as soon as something is printed. */
  readonly signal?: NodeJS.Signals;
}

/** Runs the command `nestjs-hangfire` as a process, in the folder of this file. */
export async function commandProcess(
  { entry }: CompiledLibrary,
  args: readonly string[],
  { signal }: CommandProcessOptions = {},
): Promise<EndedCommand> {
  const program = join(dirname(entry), 'cli/bin.mjs');
  const child = spawn(process.execPath, [...NODE_OPTIONS, program, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '', HANGFIRE_DIST: entry },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    texts.stdout += chunk;
  });
  if (signal) child.stdout.once('data', () => child.kill(signal));
  child.stderr.on('data', (chunk: Buffer) => {
    texts.stderr += chunk;
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, ...texts };
}
