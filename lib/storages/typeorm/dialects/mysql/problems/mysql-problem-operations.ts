import type { ProblemMute } from '../../../../../storage/problems/problem-store.js';
import type { ProblemOperations } from '../../../../sql/problems/problem-operations.js';
import { problemMuteOf, problemRecordOf } from '../../../../sql/problems/problem-rows.js';
import type { Row } from '../../../../sql/row.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { takeMutex } from '../connection/mutex.sql.js';
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
    return (await executor.run(listOpenProblems, [limit])).map(problemRecordOf);
  },

  async listClosed(executor, limit) {
    return (await executor.run(listClosedProblems, [limit])).map(problemRecordOf);
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
      record: problemRecordOf(row),
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

const muteOf = (row: Row): ProblemMute =>
  problemMuteOf(row, typeof row.versions === 'string' ? JSON.parse(row.versions) : undefined);
