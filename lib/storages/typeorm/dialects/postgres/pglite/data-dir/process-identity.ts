import { readFileSync } from 'node:fs';

export interface ProcessIdentity {
  readonly pid: number;
  /** Tells apart processes that had the same id one after the other; null where unknown. */
  readonly startedAt: string | null;
  /** Changes with every start of the machine; null where unknown. */
  readonly bootId: string | null;
}

const ZOMBIE_STATES = new Set(['Z', 'X']);
const START_TIME_AFTER_STATE = 19;

export function currentProcess(): ProcessIdentity {
  return { pid: process.pid, startedAt: readStat(process.pid).startedAt, bootId: readBootId() };
}

export function isRunning({ pid, startedAt, bootId }: ProcessIdentity): boolean {
  if (bootId !== readBootId() || !exists(pid)) return false;

  const found = readStat(pid);
  return found.startedAt === startedAt && !found.isZombie;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Linux only. The name of the program, in parentheses, may itself hold spaces and parentheses. */
function readStat(pid: number): { startedAt: string | null; isZombie: boolean } {
  const text = readOrNull(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  return {
    startedAt: fields[START_TIME_AFTER_STATE] ?? null,
    isZombie: ZOMBIE_STATES.has(fields[0] ?? ''),
  };
}

function readBootId(): string | null {
  return readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? null;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
