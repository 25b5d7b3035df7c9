import { Link } from 'wouter-preact';
import type { HoldingFailure } from '../../../../answers/batches';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { FAILED } from '../../components/state/built-in-states';
import { DataTable } from '../../components/table/data-table';
import { formatCount } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './holding-failures.module.css';

interface HoldingFailuresProps {
  readonly batchId: string;
  readonly failures: readonly HoldingFailure[];
}

/** The Failed jobs of a batch by the causes of their failures, each cause with a link to its jobs. */
export function HoldingFailures({ batchId, failures }: HoldingFailuresProps) {
  if (failures.length === 0) return null;

  return (
    <DataTable
      label={t('batch.holds.failures')}
      rows={failures}
      keyOf={keyOf}
      columns={[
        {
          key: 'error',
          header: t('batch.holds.failures'),
          isWide: true,
          isBare: true,
          cell: (failure) => (
            <div class={css.failure}>
              <Link href={paths.jobs(FAILED, searchFor(batchId, failure))} class={css.type}>
                <bdi>{failure.exceptionType || `${failure.type}.${failure.method}`}</bdi>
              </Link>
              <span class={css.message}>
                <bdi>{failure.message}</bdi>
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
      ]}
    />
  );
}

const keyOf = ({ fingerprint, exceptionType, type, method }: HoldingFailure): string =>
  fingerprint ?? `${exceptionType} ${type}.${method}`;

/** Jobs that failed under an older version have no fingerprint. */
function searchFor(batchId: string, failure: HoldingFailure): string {
  const { fingerprint, exceptionType, type, method } = failure;
  const cause =
    fingerprint === undefined
      ? [
          ...(exceptionType === '' ? [] : [qualified('error', exceptionType)]),
          qualified('type', type),
          qualified('method', method),
        ]
      : [qualified('fingerprint', fingerprint)];
  return [qualified('batch', batchId), ...cause].join(' ');
}
