import type { OccurrenceAnswer } from '../../../../../answers/recurring';
import { JobIdLink } from '../../../components/job/job-link';
import { PROCESSING } from '../../../components/state/built-in-states';
import { StateBadge } from '../../../components/state/state-badge';
import type { Column } from '../../../components/table/column';
import { DataTable } from '../../../components/table/data-table';
import { Age } from '../../../components/time/age';
import { RelativeTime } from '../../../components/time/relative-time';
import { formatDuration } from '../../../i18n/format';
import { t } from '../../../i18n/translate';
import { OccurrenceKind } from './occurrence-kind';
import css from './occurrence-table.module.css';

/** The outcomes of the last times of a schedule, the latest first. */
export function OccurrenceTable({ occurrences }: { occurrences: readonly OccurrenceAnswer[] }) {
  return (
    <DataTable
      label={t('recurring.runs')}
      rows={occurrences}
      keyOf={keyOf}
      columns={occurrenceColumns()}
    />
  );
}

/** A trigger, or a job that could not be created, may have the same time as another occurrence. */
export const keyOf = ({ nominalAt, kind, jobId = '' }: OccurrenceAnswer): string =>
  `${nominalAt} ${kind} ${jobId}`;

function occurrenceColumns(): ReadonlyArray<Column<OccurrenceAnswer>> {
  return [
    {
      key: 'kind',
      header: t('recurring.happened'),
      isWide: true,
      cell: (occurrence) => <OccurrenceKind occurrence={occurrence} />,
    },
    {
      key: 'due',
      header: t('recurring.due'),
      cell: ({ nominalAt, lastAt }) =>
        lastAt === undefined ? (
          <RelativeTime at={nominalAt} />
        ) : (
          <>
            <span class={css.from}>
              <RelativeTime at={nominalAt} />
              {' –'}
            </span>{' '}
            <RelativeTime at={lastAt} />
          </>
        ),
    },
    {
      key: 'started',
      header: t('column.started'),
      cell: ({ startedAt }) => startedAt !== undefined && <RelativeTime at={startedAt} />,
    },
    {
      key: 'duration',
      header: t('column.duration'),
      align: 'end',
      cell: (occurrence) => <Duration {...occurrence} />,
    },
    {
      key: 'state',
      header: t('column.state'),
      cell: ({ state }) => state && <StateBadge state={state} />,
    },
    {
      key: 'job',
      header: t('column.job'),
      align: 'end',
      cell: ({ jobId }) => jobId && <JobIdLink id={jobId} />,
    },
  ];
}

function Duration({ state, startedAt, durationMs }: OccurrenceAnswer) {
  if (durationMs !== undefined) return <span class="numeric">{formatDuration(durationMs)}</span>;
  return state === PROCESSING && startedAt !== undefined ? <Age since={startedAt} /> : null;
}
