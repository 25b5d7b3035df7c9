import type { ProblemMute } from '../../../../../storage/problems/problem-store.js';
import type { ProblemOperations } from '../../../../sql/problems/problem-operations.js';
import { problemMuteOf, problemRecordOf } from '../../../../sql/problems/problem-rows.js';
import type { Row } from '../../../../sql/row.js';
import type { Executor } from '../connection/postgres-database.js';
import { withoutNul } from '../without-nul.js';
import {
  closeProblems,
  confirmNotices,
  forgetMutes,
  forgetProblems,
  listClosedProblems,
  listMutes,
  listOpenProblems,
  lockProblems,
  muteProblem,
  seeProblems,
  takeNotices,
  unmuteProblem,
} from './problems.sql.js';

export const postgresProblems: ProblemOperations<Executor> = {
  async lockReports(executor) {
    await executor.run(lockProblems);
  },

  async see(executor, problems) {
    await executor.run(seeProblems, [
      problems.map(({ id }) => id),
      problems.map(({ kind }) => withoutNul(kind)),
      problems.map(({ subject }) => withoutNul(subject)),
      problems.map(({ facts }) => JSON.stringify(facts)),
    ]);
  },

  async closeUnseen(executor, goneAfterMs, undecided) {
    await executor.run(closeProblems, [goneAfterMs, undecided]);
  },

  async forgetClosed(executor, retentionMs, keep) {
    await executor.run(forgetProblems, [retentionMs, keep]);
  },

  async forgetMutes(executor, goneAfterMs, running) {
    await executor.run(forgetMutes, [goneAfterMs, running.map(withoutNul)]);
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
    await executor.run(muteProblem, [
      ...[kind, subject, by].map(withoutNul),
      until?.toISOString() ?? null,
      isLasting,
      versions?.map(withoutNul) ?? null,
    ]);
  },

  async unmute(executor, { kind, subject }) {
    const rows = await executor.run(unmuteProblem, [kind, subject].map(withoutNul));
    return rows.some((row) => row.was_in_force === true);
  },

  async takeNotices(executor, { leaseMs, validMs }, limit) {
    const rows = await executor.run(takeNotices, [leaseMs, validMs, limit]);
    return rows.map((row) => ({
      record: problemRecordOf(row),
      isOpeningTold: row.is_opening_told === true,
      isClosingTold: row.is_closing_told === true,
    }));
  },

  async confirmNotices(executor, opened, closed) {
    await executor.run(confirmNotices, [opened, closed]);
  },
};

const muteOf = (row: Row): ProblemMute => problemMuteOf(row, row.versions);
