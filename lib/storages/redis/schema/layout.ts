import { SchemaTooNewError } from '../../parts/errors/schema-too-new-error.js';
import type { RedisLine } from '../connection/redis-line.js';
import { NOTE_LAYOUT } from './note-layout.lua.js';

/** Which keys there are, and what is in them. A change that older versions of the library misread counts it up. */
const LAYOUT = 2;

/**
 * Brings the keys up to date. There is nothing to change: what was written in the first layout is read in the second, too.
 *
 * @param found the noted version; undefined where nothing is noted
 * @throws SchemaTooNewError when a newer version of the library has been here
 */
export async function bringUp(
  line: RedisLine,
  prefix: string,
  found: number | undefined,
): Promise<void> {
  if (found === LAYOUT) return;
  if (found !== undefined && found > LAYOUT) throw new SchemaTooNewError(prefix, found, LAYOUT);

  await line.run(NOTE_LAYOUT, [LAYOUT]);
}
