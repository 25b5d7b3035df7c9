import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import type { BatchAnswer, BatchHoldsAnswer, BatchPace } from '../../../../answers/batches';
import { paths } from '../../addresses/paths';
import { stateSegment } from '../../addresses/state-segment';
import { qualified } from '../../api/qualifiers';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Skeleton } from '../../components/feedback/skeleton';
import { Panel } from '../../components/layout/panel';
import { FAILED } from '../../components/state/built-in-states';
import { StateBadge } from '../../components/state/state-badge';
import { formatCount, formatDuration } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { BulkProgress } from '../jobs/bulk/bulk-progress';
import { HoldList } from './hold-list';
import { HoldingFailures } from './holding-failures';
import css from './holds-panel.module.css';
import { RequeueFailed } from './requeue-failed';

/** The jobs and the nested batches that keep a batch from ending, each with a link to them. */
export function HoldsPanel({ batch: { id, progress } }: { batch: BatchAnswer }) {
  const isHeld = progress.pending + progress.processing + progress.failed > 0;
  const query = useQuery({ ...queries.batchHolds(id), enabled: isHeld });
  // The progress of an operation stays when its jobs are not Failed any more.
  const [operationId, setOperationId] = useState<string>();

  return (
    <>
      {isHeld && (
        <Panel title={t('batch.holds')} isPadded>
          <QueryView query={query} skeleton={<Skeleton rows={3} />}>
            {(holds) => (
              <Holds id={id} holds={holds} failed={progress.failed} onRequeue={setOperationId} />
            )}
          </QueryView>
        </Panel>
      )}
      {operationId !== undefined && (
        <BulkProgress operationId={operationId} onDismiss={() => setOperationId(undefined)} />
      )}
    </>
  );
}

interface HoldsProps {
  readonly id: string;
  readonly holds: BatchHoldsAnswer;
  /** How many jobs are Failed, including jobs of nested batches. */
  readonly failed: number;
  readonly onRequeue: (operationId: string) => void;
}

function Holds({ id, holds, failed, onRequeue }: HoldsProps) {
  const { states, queues, failures, nested, pace } = holds;
  const search = qualified('batch', id);
  const unfinished = qualified('state', states.map(({ state }) => stateSegment(state)).join(','));
  const failedHere = states.find(({ state }) => state === FAILED)?.jobs;

  return (
    <div class={css.holds}>
      {pace && <Pace pace={pace} hasFailed={failed > 0} />}
      {states.length === 0 && <p class="muted">{t('batch.holds.none')}</p>}
      <div class={css.columns}>
        <HoldList
          title={t('batch.holds.states')}
          holds={states.map(({ state, jobs }) => ({
            key: state,
            name: <StateBadge state={state} />,
            count: formatCount(jobs),
            href: paths.jobs(state, search),
          }))}
        />
        <HoldList
          title={t('batch.holds.queues')}
          holds={queues.map(({ queue, jobs }) => ({
            key: queue,
            name: <bdi class="foreign">{queue}</bdi>,
            count: formatCount(jobs),
            href: paths.jobs('all', `${search} ${qualified('queue', queue)} ${unfinished}`),
          }))}
        />
        <HoldList
          title={t('batch.holds.nested')}
          holds={nested.map((one) => ({
            key: one.id,
            name: <bdi class="foreign">{one.description ?? one.id}</bdi>,
            count: t('batch.holds.unfinished', { count: unfinishedIn(one) }),
            href: paths.batch(one.id),
          }))}
        />
      </div>
      {holds.hasMoreNested && <p class="muted">{t('batch.moreNested')}</p>}
      <HoldingFailures batchId={id} failures={failures} />
      {failedHere && <RequeueFailed batchId={id} failed={failedHere} onStarted={onRequeue} />}
    </div>
  );
}

function Pace({ pace, hasFailed }: { pace: BatchPace; hasFailed: boolean }) {
  const { finished, spanMs, remaining, remainingMs } = pace;
  return (
    <p>
      {t('batch.pace', {
        count: finished,
        span: formatDuration(spanMs),
        remaining,
        time: formatDuration(remainingMs),
      })}
      {hasFailed && ` ${t('batch.pace.failed')}`}
    </p>
  );
}

const unfinishedIn = ({ progress: { pending, processing, failed } }: BatchAnswer): number =>
  pending + processing + failed;
