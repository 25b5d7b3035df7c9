import { CircleCheck } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { FailureGroup } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { Sparkline } from '../../components/charts/sparkline';
import { EmptyState } from '../../components/feedback/empty-state';
import { Panel } from '../../components/layout/panel';
import { FAILED } from '../../components/state/built-in-states';
import { DataTable } from '../../components/table/data-table';
import { MutedFailure } from '../failure/muted-failure';
import { RelativeTime } from '../../components/time/relative-time';
import { formatCount, formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './failures-panel.module.css';

/** Attempts of the last hour and Failed jobs by the causes of their failures, the most frequent first. */
export function FailuresPanel({ failures }: { failures: readonly FailureGroup[] }) {
  return (
    <Panel
      title={t('failures.title')}
      actions={<Link href={paths.jobs(FAILED)}>{t('showAll')}</Link>}
    >
      {failures.length === 0 ? (
        <EmptyState icon={<CircleCheck size={24} />} title={t('failures.none')} />
      ) : (
        <DataTable
          label={t('failures.title')}
          rows={failures}
          keyOf={keyOf}
          columns={[
            {
              key: 'error',
              header: t('failures.error'),
              isWide: true,
              isBare: true,
              cell: (group) => <Cause group={group} />,
            },
            {
              key: 'attempts',
              header: t('failures.attempts'),
              align: 'end',
              cell: (group) => <Attempts group={group} />,
            },
            {
              key: 'jobs',
              header: t('failures.jobs'),
              align: 'end',
              cell: ({ jobs }) => <span class="numeric">{formatCount(jobs)}</span>,
            },
            {
              key: 'latest',
              header: t('failures.latest'),
              align: 'end',
              cell: ({ latestAt }) => <RelativeTime at={latestAt} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Cause({ group }: { group: FailureGroup }) {
  const { exceptionType, message, type, method, methods, mute } = group;
  return (
    <div class={css.group}>
      <Link href={placeOf(group)} class={css.type}>
        <bdi>{exceptionType || t('failure.one')}</bdi>
      </Link>
      <span class={css.message}>
        <bdi>{message}</bdi>
      </span>
      <span class={css.place}>
        <bdi>
          {type}.{method}
        </bdi>{' '}
        {methods > 1 && t('failures.otherMethods', { count: methods - 1 })}
      </span>
      {mute && <MutedFailure mute={mute} />}
    </div>
  );
}

function Attempts({ group: { attempts, minutes } }: { group: FailureGroup }) {
  return (
    <div class={css.attempts}>
      <Sparkline
        label={t('failures.minutes', { most: Math.max(0, ...minutes), last: minutes.at(-1) ?? 0 })}
        values={minutes}
      />
      <span class="numeric">{formatNumber(attempts)}</span>
    </div>
  );
}

function keyOf({ fingerprint, exceptionType, type, method, message }: FailureGroup): string {
  return fingerprint ?? `${exceptionType} ${type}.${method} ${message}`;
}

/** The page of the failure, or a search for the jobs if they failed under an older version. */
function placeOf({ fingerprint, exceptionType, type, method }: FailureGroup): string {
  if (fingerprint !== undefined) return paths.failure(fingerprint);
  const search = [
    qualified('error', exceptionType),
    qualified('type', type),
    qualified('method', method),
  ].join(' ');
  return paths.jobs(FAILED, search);
}
