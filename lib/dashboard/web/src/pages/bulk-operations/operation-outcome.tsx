import { useQuery } from '@tanstack/preact-query';
import { Link } from 'wouter-preact';
import type { BulkOutcomePart } from '../../../../answers/changes';
import { paths } from '../../addresses/paths';
import { queries } from '../../api/queries';
import { ProgressBar } from '../../components/charts/progress-bar';
import { QueryView } from '../../components/feedback/query-view';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import css from './operation-outcome.module.css';

/** The present states of the jobs of a bulk operation, with a link to the jobs in each state. */
export function OperationOutcome({ id, action }: { id: string; action: string }) {
  const query = useQuery(queries.bulkOutcome(id));

  return (
    <Panel title={t('bulk.outcome')} isPadded>
      <QueryView query={query}>
        {({ jobs, parts }) =>
          jobs.count === 0 ? (
            <p class="muted">{t('bulk.outcome.none')}</p>
          ) : (
            <div class={css.outcome}>
              <p class={css.words}>
                <Link href={paths.jobs('all', `bulk:${id}`)}>
                  <strong>{t('bulk.outcome.of', { count: jobs })}</strong>
                </Link>
                {parts
                  .filter(({ count }) => count.count > 0)
                  .map((part) => (
                    <Link key={part.outcome} href={paths.jobs('all', part.search)}>
                      {wordsOf(part, action)}
                    </Link>
                  ))}
              </p>
              <ProgressBar
                label={t('bulk.outcome')}
                total={jobs.count}
                done={jobs.count - countOf(parts, 'waiting') - countOf(parts, 'processing')}
                parts={parts.map(({ outcome, count }) => ({
                  state: STATES[outcome],
                  count: count.count,
                }))}
              />
            </div>
          )
        }
      </QueryView>
    </Panel>
  );
}

const STATES: Readonly<Record<BulkOutcomePart['outcome'], string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  processing: 'processing',
  waiting: 'enqueued',
  deleted: 'deleted',
};

const countOf = (parts: readonly BulkOutcomePart[], outcome: BulkOutcomePart['outcome']) =>
  parts.find((part) => part.outcome === outcome)?.count.count ?? 0;

/** Requeued jobs that are Failed now have failed again. */
function wordsOf({ outcome, count }: BulkOutcomePart, action: string): string {
  return outcome === 'failed' && action === 'requeue'
    ? t('bulk.outcome.failed.again', { count })
    : t(`bulk.outcome.${outcome}`, { count });
}
