import type { ProblemReport, ReportedProblem } from '../../storage/problems/problem-store.js';
import type { StoreUnderTest } from '../store-under-test.js';
import { HOUR, MINUTE } from '../support/durations.js';

export const aProblem = (subject = 'mail', facts: ReportedProblem['facts'] = {}) => ({
  kind: 'queue-stuck',
  subject,
  facts,
});

/** Reports problems. Problems that are left out count as gone. */
export const reportOnly = (
  store: StoreUnderTest,
  found: readonly ReportedProblem[],
  given: Partial<ProblemReport> = {},
): Promise<void> =>
  store.storage.problems.report({ found, undecided: [], goneAfterMs: -MINUTE, ...given });

/** Reports problems, and closes none. */
export const report = (store: StoreUnderTest, found: readonly ReportedProblem[]): Promise<void> =>
  reportOnly(store, found, { goneAfterMs: HOUR });

export const openSubjects = async (store: StoreUnderTest): Promise<string[]> =>
  (await store.storage.problems.listOpen()).map(({ subject }) => subject).sort();

export const closedSubjects = async (store: StoreUnderTest): Promise<string[]> =>
  (await store.storage.problems.listClosed(100)).map(({ subject }) => subject);
