import type { OpenProblemAnswer } from '../../../../answers/problems';
import { DataTable } from '../../components/table/data-table';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import { MuteState } from './mute-state';
import { ProblemActions } from './problem-actions';
import { ProblemLink } from './problem-link';
import { problemSentence } from './problem-sentence';
import css from './problems.module.css';

export function OpenProblems({ problems }: { problems: readonly OpenProblemAnswer[] }) {
  return (
    <DataTable
      label={t('problems.open')}
      rows={problems}
      keyOf={({ kind, subject }) => `${kind} ${subject}`}
      columns={[
        {
          key: 'problem',
          header: t('problems.problem'),
          isWide: true,
          cell: (problem) => (
            <div class={css.problem}>
              <p class="foreign">{problemSentence(problem)}</p>
              <ProblemLink problem={problem} />
              {problem.mute && <MuteState mute={problem.mute} />}
            </div>
          ),
        },
        {
          key: 'since',
          header: t('problems.since'),
          cell: ({ openedAt }) =>
            openedAt === undefined ? (
              <span class="muted">{t('problems.justNow')}</span>
            ) : (
              <RelativeTime at={openedAt} />
            ),
        },
        {
          key: 'actions',
          header: t('actions'),
          align: 'end',
          cell: (problem) => <ProblemActions problem={problem} />,
        },
      ]}
    />
  );
}
