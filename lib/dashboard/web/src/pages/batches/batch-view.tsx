import { Link } from 'wouter-preact';
import type { BatchDetailsAnswer } from '../../../../answers/batches';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { Facts } from '../../components/layout/facts';
import { Panel } from '../../components/layout/panel';
import { DELETED, FAILED, PROCESSING, SUCCEEDED } from '../../components/state/built-in-states';
import { RelativeTime } from '../../components/time/relative-time';
import { formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { FlowPanel } from '../job/flow-panel';
import { BatchProgress } from './batch-progress';
import { BatchTree } from './batch-tree';
import css from './batch-view.module.css';
import { HoldsPanel } from './holds-panel';
import { OuterBatch } from './outer-batch';

export function BatchView({ batch }: { batch: BatchDetailsAnswer }) {
  const { id, progress, startedAt, finishedAt, expireAt, batchId } = batch;
  const jobs = (state: string, count: number) => (
    <Link href={paths.jobs(state, qualified('batch', id))}>{formatNumber(count)}</Link>
  );

  return (
    <>
      <Panel
        title={t('batch.progress')}
        actions={<Link href={paths.jobs('all', qualified('batch', id))}>{t('batch.jobs')}</Link>}
        isPadded
      >
        <BatchProgress batch={batch} />
      </Panel>
      <HoldsPanel batch={batch} />
      <div class={css.columns}>
        <Panel title={t('details')}>
          <Facts
            facts={[
              { name: t('batch.total'), value: formatNumber(progress.total) },
              { name: t('batch.pending'), value: formatNumber(progress.pending) },
              { name: t('state.Processing'), value: jobs(PROCESSING, progress.processing) },
              { name: t('state.Succeeded'), value: jobs(SUCCEEDED, progress.succeeded) },
              { name: t('state.Failed'), value: jobs(FAILED, progress.failed) },
              { name: t('state.Deleted'), value: jobs(DELETED, progress.deleted) },
              { name: t('column.created'), value: <RelativeTime at={batch.createdAt} /> },
              startedAt !== undefined && {
                name: t('column.started'),
                value: <RelativeTime at={startedAt} />,
              },
              finishedAt !== undefined && {
                name: t('column.ended'),
                value: <RelativeTime at={finishedAt} />,
              },
              expireAt !== undefined && {
                name: t('job.expires'),
                value: <RelativeTime at={expireAt} />,
              },
              batchId !== undefined && {
                name: t('batch.within'),
                value: <OuterBatch id={batchId} />,
              },
            ]}
          />
        </Panel>
        {batch.nested.length > 0 && (
          <Panel
            title={t('batch.nested')}
            actions={<Link href={paths.flow(id)}>{t('flow.open')}</Link>}
            isPadded
          >
            <BatchTree batches={batch.nested} />
            {batch.hasMoreNested && <p class="muted">{t('batch.moreNested')}</p>}
          </Panel>
        )}
      </div>
      <FlowPanel
        id={id}
        name={batch.description ?? id}
        state={batch.state}
        parents={batch.parents}
        continuations={batch.continuations}
        hasMoreParents={batch.hasMoreParents}
        hasMoreContinuations={batch.hasMoreContinuations}
      />
    </>
  );
}
