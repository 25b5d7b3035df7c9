import type { WalkPace } from '../../parts/monitoring/walk-pace.js';
import type { RedisExecutor } from '../redis-executor.js';
import { SHARED_MEMBERS, SIZES_OF_SETS } from './scripts/shared-members.lua.js';

const MEMBERS_IN_SCRIPT = 1_000;

export interface SharedMembers {
  readonly ids: readonly string[];
  /** Whether these are all. */
  readonly isExact: boolean;
}

/** The jobs that are in both sets: the smaller one is looked through, from its end. */
export async function sharedMembers(
  reader: RedisExecutor,
  [one, other]: readonly [string, string],
  { pace, atMost }: { readonly pace: WalkPace; readonly atMost: number },
): Promise<SharedMembers> {
  const sizes = await reader.run<[number, number]>(SIZES_OF_SETS, [one, other]);
  const sets = sizes[0] <= sizes[1] ? [one, other] : [other, one];
  const ids: string[] = [];
  for (let from = 0; ; from += MEMBERS_IN_SCRIPT) {
    const args = [...sets, from, from + MEMBERS_IN_SCRIPT - 1];
    const [looked, shared] = await reader.run<[number, string[]]>(SHARED_MEMBERS, args);
    ids.push(...shared);
    if (looked < MEMBERS_IN_SCRIPT)
      return { ids: ids.slice(0, atMost), isExact: ids.length <= atMost };
    pace.took(looked);
    if (ids.length > atMost || pace.isOver) return { ids: ids.slice(0, atMost), isExact: false };
  }
}
