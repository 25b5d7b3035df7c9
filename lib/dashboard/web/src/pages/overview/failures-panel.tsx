import { CircleCheck } from 'lucide-preact';
import { Link } from 'wouter-preact';
import type { FailureGroup } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { EmptyState } from '../../components/feedback/empty-state';
import { Panel } from '../../components/layout/panel';
import { FAILED } from '../../components/state/built-in-states';
import { DataTable } from '../../components/table/data-table';
import { RelativeTime } from '../../components/time/relative-time';
import { formatCount } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './failures-panel.module.css';

/** Failed jobs by the causes of their failures, the most frequent first. */
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
              cell: (group) => (
                <div class={css.group}>
                  <Link href={paths.jobs(FAILED, searchFor(group))} class={css.type}>
                    <bdi>{group.exceptionType}</bdi>
                  </Link>
                  <span class={css.message}>
                    <bdi>{group.message}</bdi>
                  </span>
                  <span class={css.place}>
                    <bdi>
                      {group.type}.{group.method}
                    </bdi>{' '}
                    {group.methods > 1 && t('failures.otherMethods', { count: group.methods - 1 })}
                  </span>
                </div>
              ),
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

function keyOf({ fingerprint, exceptionType, type, method, message }: FailureGroup): string {
  return fingerprint ?? `${exceptionType} ${type}.${method} ${message}`;
}

function searchFor({ fingerprint, exceptionType, type, method }: FailureGroup): string {
  if (fingerprint !== undefined) return qualified('fingerprint', fingerprint);
  return [
    qualified('error', exceptionType),
    qualified('type', type),
    qualified('method', method),
  ].join(' ');
}
