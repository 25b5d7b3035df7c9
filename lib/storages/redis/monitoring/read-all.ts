import { chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript, ScriptArgument } from '../scripts/redis-script.js';

const LANES = 2;

interface Pieces {
  /** How many ids one script gets. */
  readonly count: number;
  /** The arguments in front of the ids. */
  readonly head?: readonly ScriptArgument[];
}

/**
 * What a script answers about jobs, of which it takes only so many at a time. It answers at how many of its ids it has looked,
 * and its rows.
 *
 * While one script runs, the answer of another one is read. Their number is bounded: others wait behind them.
 */
export async function readAll<Row>(
  reader: RedisExecutor,
  script: RedisScript,
  ids: readonly string[],
  { count, head = [] }: Pieces,
): Promise<Row[]> {
  const chunks = chunksOf(ids, { count });
  const answers: Row[][] = [];
  let begun = 0;
  const lane = async () => {
    while (begun < chunks.length) {
      const at = begun;
      begun += 1;
      answers[at] = await readChunk(reader, script, head, chunks[at] ?? []);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return answers.flat();
}

/** A script stops early where the texts are long. */
async function readChunk<Row>(
  reader: RedisExecutor,
  script: RedisScript,
  head: readonly ScriptArgument[],
  ids: readonly string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; ) {
    const args = [...head, ...ids.slice(from)];
    const [looked, found] = await reader.run<[number, Row[]]>(script, args);
    rows.push(...found);
    from += looked;
  }
  return rows;
}
