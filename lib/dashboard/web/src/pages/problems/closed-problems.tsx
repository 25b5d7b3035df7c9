import type { ClosedProblemAnswer } from '../../../../answers/problems';
import { Panel } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { RelativeTime } from '../../components/time/relative-time';
import { formatDuration } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { ProblemLink } from './problem-link';
import { problemSentence } from './problem-sentence';
import css from './problems.module.css';

/** Problems that have ended, as a server last found them. */
export function ClosedProblems({ problems }: { problems: readonly ClosedProblemAnswer[] }) {
  return (
    <Panel title={t('problems.history')}>
      <DataTable
        label={t('problems.history')}
        rows={problems}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'problem',
            header: t('problems.problem'),
            isWide: true,
            cell: (problem) => (
              <div class={css.problem}>
                <p class="foreign">{problemSentence(problem, problem.closedAt)}</p>
                <ProblemLink problem={problem} />
              </div>
            ),
          },
          {
            key: 'from',
            header: t('problems.from'),
            cell: ({ openedAt }) => <RelativeTime at={openedAt} />,
          },
          {
            key: 'to',
            header: t('problems.to'),
            cell: ({ closedAt }) => <RelativeTime at={closedAt} />,
          },
          {
            key: 'for',
            header: t('problems.for'),
            align: 'end',
            cell: ({ openedAt, closedAt }) => (
              <span class="numeric">{formatDuration(closedAt - openedAt)}</span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
