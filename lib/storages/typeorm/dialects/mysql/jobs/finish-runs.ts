import { PROCESSING } from '../../../../../states/state-names.js';
import type { Transition } from '../../../../../storage/jobs/transition.js';
import { historyTexts } from '../../../../parts/job-text.js';
import { idsOf } from '../../../../sql/row.js';
import { instantWriter, jsonColumn, jsonPackets } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { removeMoved } from './apply-transitions.sql.js';
import { copyRuns, findCopied } from './finish-runs.sql.js';
import { isPlain } from './is-plain.js';
import { countTransitions } from './note-applied.js';

/**
 * Finishes runs of one server that end alike, as most do, without asking first how their jobs look.
 *
 * @returns the transitions that are left: of jobs that are not as expected, or that somebody has to hear of
 */
export async function finishRuns(
  executor: Executor,
  batch: readonly Transition[],
): Promise<readonly Transition[]> {
  const serverId = serverOfAlike(batch);
  if (serverId === undefined) return batch;

  const copied = await copy(executor, batch, serverId);
  if (copied.length === 0) return batch;

  await executor.change(removeMoved, [jsonColumn(copied.map(({ jobId }) => jobId))]);
  await countTransitions(executor, copied);
  if (copied.length === batch.length) return [];
  const done = new Set(copied);
  return batch.filter((transition) => !done.has(transition));
}

async function copy(
  executor: Executor,
  batch: readonly Transition[],
  serverId: string,
): Promise<readonly Transition[]> {
  const histories = historyTexts(batch.map(({ history }) => history));
  const write = instantWriter();
  const rows = batch.map(({ jobId, from, expireAt }, index) => [
    jobId,
    from.attempt,
    expireAt && write(expireAt),
    histories[index],
  ]);
  let amount = 0;
  for (const packet of jsonPackets(rows)) {
    amount += await executor.change(copyRuns, [batch[0]?.to, packet, serverId]);
  }
  if (amount === 0 || amount === batch.length) return amount === 0 ? [] : batch;

  const ids = jsonColumn(batch.map(({ jobId }) => jobId));
  const found = new Set(idsOf(await executor.run(findCopied, [ids])));
  return batch.filter(({ jobId }) => found.has(jobId));
}

/** The server whose runs they are, if they are all of one, end in one state, and nothing else of their jobs changes. */
function serverOfAlike(batch: readonly Transition[]): string | undefined {
  const [first] = batch;
  const serverId = first?.from.serverId;
  const isAlike = (transition: Transition, index: number) =>
    transition.to === first?.to &&
    transition.from.serverId === serverId &&
    transition.from.state === PROCESSING &&
    transition.from.attempt !== undefined &&
    // They are sorted: another transition of the same job stands beside it.
    transition.jobId !== batch[index - 1]?.jobId &&
    isPlain(transition);
  return batch.every(isAlike) ? serverId : undefined;
}
