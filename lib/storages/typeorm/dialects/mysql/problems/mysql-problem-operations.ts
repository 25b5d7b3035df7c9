import type { ProblemMute, ProblemRecord } from '../../../../../storage/problem-store.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import { readFacts } from '../../../../sql/problems/facts-text.js';
import type { ProblemOperations } from '../../../../sql/problems/problem-operations.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { takeMutex } from '../connection/mutex.sql.js';
import type { Row } from '../connection/mysql-client.js';
import {
  closeProblems,
  confirmNotices,
  findForgotten,
  findNotices,
  forgetMutes,
  forgetOldProblems,
  holdMute,
  leaseNotices,
  listClosedProblems,
  listMutes,
  listOpenProblems,
  muteProblem,
  removeMute,
  removeProblems,
  seeProblems,
} from './problems.sql.js';

/** As many closed problems are forgotten at a time. */
const FORGOTTEN = 10_000;

export const mysqlProblems: ProblemOperations<Executor> = {
  async lockReports(executor) {
    await executor.change(takeMutex, ['report-problems']);
  },

  async see(executor, problems) {
    const rows = problems.map(({ id, kind, subject, facts }) => [
      id,
      kind,
      subject,
      JSON.stringify(facts),
    ]);
    await executor.change(seeProblems, [jsonRows(rows)]);
  },

  async closeUnseen(executor, goneAfterMs, undecided) {
    await executor.change(closeProblems, [goneAfterMs, jsonColumn(undecided)]);
  },

  async forgetClosed(executor, retentionMs, keep) {
    await executor.change(forgetOldProblems, [retentionMs]);
    const rows = await executor.run(findForgotten, [FORGOTTEN, keep]);
    if (rows.length > 0)
      await executor.change(removeProblems, [jsonColumn(rows.map((it) => it.id))]);
  },

  async forgetMutes(executor, goneAfterMs, running) {
    await executor.change(forgetMutes, [jsonColumn(running), goneAfterMs]);
  },

  async listOpen(executor, limit) {
    return (await executor.run(listOpenProblems, [limit])).map(recordOf);
  },

  async listClosed(executor, limit) {
    return (await executor.run(listClosedProblems, [limit])).map(recordOf);
  },

  async listMutes(executor, limit) {
    return (await executor.run(listMutes, [limit])).map(muteOf);
  },

  async mute(executor, { kind, subject, by, until, isLasting = false, versions }) {
    const running = versions && JSON.stringify(versions);
    await executor.change(muteProblem, [kind, subject, by, until, isLasting, running]);
  },

  unmute(executor, { kind, subject }) {
    return executor.atomically('unmute a problem', async (within) => {
      const [row] = await within.run(holdMute, [kind, subject]);
      await within.change(removeMute, [kind, subject]);
      return Number(row?.is_in_force) === 1;
    });
  },

  async takeNotices(executor, { leaseMs, validMs }, limit) {
    const rows = await executor.run(findNotices, [validMs, limit]);
    if (rows.length > 0) {
      await executor.change(leaseNotices, [jsonColumn(rows.map(({ id }) => id)), leaseMs]);
    }
    return rows.map((row) => ({
      record: recordOf(row),
      isOpeningTold: Number(row.is_opening_told) === 1,
      isClosingTold: Number(row.is_closing_told) === 1,
    }));
  },

  async confirmNotices(executor, opened, closed) {
    const ids = [...new Set([...opened, ...closed])];
    if (ids.length === 0) return;
    const rows = ids.map((id) => [id, Number(opened.includes(id)), Number(closed.includes(id))]);
    await executor.change(confirmNotices, [jsonRows(rows)]);
  },
};

const recordOf = (row: Row): ProblemRecord => ({
  id: String(row.id),
  kind: String(row.kind),
  subject: String(row.subject),
  facts: readFacts(row.facts),
  openedAt: dateOf(row.opened_ms),
  seenAt: dateOf(row.seen_ms),
  closedAt: optionalDateOf(row.closed_ms),
});

const muteOf = (row: Row): ProblemMute => ({
  kind: String(row.kind),
  subject: String(row.subject),
  by: String(row.muted_by),
  mutedAt: dateOf(row.muted_ms),
  until: optionalDateOf(row.until_ms),
  isLasting: Number(row.is_lasting) === 1,
  versions: typeof row.versions === 'string' ? (JSON.parse(row.versions) as string[]) : undefined,
});
