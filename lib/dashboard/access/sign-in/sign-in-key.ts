import { hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const KEY_BYTES = 32;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const RIGHTS_OF_OTHERS = 0o077;

export interface SignInKeyOptions {
  /** The secret in the options of the application. */
  readonly secret: string | undefined;
  /** A key for one purpose does not work for another. */
  readonly purpose: string;
  /** @default the folder in which programs of this user keep their state */
  readonly folder?: string | undefined;
}

/**
 * The key that signs cookies. Without a secret, we keep a random key in a file that only the user of this process
 * can read, so that people stay signed in while a watcher restarts the application with every change. If the file
 * cannot be written, each process has a key of its own.
 */
export function signInKey({ secret, purpose, folder = stateFolder() }: SignInKeyOptions): Buffer {
  const source = secret ?? keptKey(folder) ?? randomBytes(KEY_BYTES);
  return Buffer.from(hkdfSync('sha256', source, '', `hangfire sign-in\n${purpose}`, KEY_BYTES));
}

function stateFolder(): string {
  const { LOCALAPPDATA, XDG_STATE_HOME } = process.env;
  const states = LOCALAPPDATA || XDG_STATE_HOME || join(homedir(), '.local', 'state');
  return join(states, 'nestjs-hangfire');
}

function keptKey(folder: string): Buffer | undefined {
  const file = join(folder, 'sign-in-key');
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    makeKey(file);
    return readKey(file);
  } catch {
    return undefined;
  }
}

function makeKey(file: string): void {
  try {
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: PRIVATE_FILE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A file is not used if another user owns it or may read it, or if it is a link. */
function readKey(file: string): Buffer | undefined {
  // Windows has no such flag.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { uid, mode } = fstatSync(descriptor);
    const isOwn = process.getuid === undefined || uid === process.getuid();
    const isPrivate = process.getuid === undefined || (mode & RIGHTS_OF_OTHERS) === 0;
    const key = readFileSync(descriptor);
    return isOwn && isPrivate && key.length === KEY_BYTES ? key : undefined;
  } finally {
    closeSync(descriptor);
  }
}
