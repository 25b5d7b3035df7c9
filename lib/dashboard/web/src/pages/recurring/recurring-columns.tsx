import clsx from 'clsx';
import { Link } from 'wouter-preact';
import type { RecurringRow } from '../../../../answers/recurring';
import { paths } from '../../addresses/paths';
import type { Column } from '../../components/table/column';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import { NextRun } from './next-run';
import { RunStrip } from './occurrences/run-strip';
import { PauseRecurringButton } from './pause-recurring-button';
import css from './recurring-columns.module.css';
import { TriggerButton } from './trigger-button';

export function recurringColumns(): ReadonlyArray<Column<RecurringRow>> {
  return [
    {
      key: 'job',
      header: t('recurring.one'),
      isWide: true,
      isBare: true,
      cell: ({ id, displayName, error }) => (
        <div class={css.job}>
          <Link href={paths.recurringJob(id)} class={css.id}>
            <bdi>{id}</bdi>
          </Link>
          {displayName !== id && (
            <span class="muted">
              <bdi>{displayName}</bdi>
            </span>
          )}
          {error && (
            <span class={css.error}>
              <bdi>{error.split('\n', 1)[0]}</bdi>
            </span>
          )}
        </div>
      ),
    },
    {
      key: 'schedule',
      header: t('recurring.schedule'),
      isWide: true,
      cell: ({ cron, cronText, timeZone }) => (
        <div class={clsx(css.job, css.schedule)}>
          <span>{cronText}</span>
          <span class="muted">
            <code class="foreign">{cron}</code> · <bdi>{timeZone}</bdi>
          </span>
        </div>
      ),
    },
    {
      key: 'runs',
      header: t('recurring.runs'),
      cell: (job) => <RunStrip job={job} />,
    },
    {
      key: 'last',
      header: t('recurring.last'),
      align: 'end',
      cell: ({ lastRunAt }) =>
        lastRunAt === undefined ? (
          <span class="muted">{t('recurring.never')}</span>
        ) : (
          <RelativeTime at={lastRunAt} />
        ),
    },
    {
      key: 'next',
      header: t('recurring.next'),
      align: 'end',
      cell: (job) => <NextRun job={job} />,
    },
    {
      key: 'actions',
      isPinned: true,
      header: t('actions'),
      align: 'end',
      cell: (job) => (
        <div class={css.actions}>
          <PauseRecurringButton job={job} isSmall />
          <TriggerButton job={job} isSmall />
        </div>
      ),
    },
  ];
}
