import { Link } from 'wouter-preact';
import type { LineAnswer } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { JobNameLink } from '../../components/job/job-link';
import { Panel } from '../../components/layout/panel';
import { ENQUEUED } from '../../components/state/built-in-states';
import { DataTable } from '../../components/table/data-table';
import { Age } from '../../components/time/age';
import { formatCount } from '../../i18n/format';
import { t } from '../../i18n/translate';

/** The locks that jobs wait for, and the jobs that hold them; renders nothing if no job waits. */
export function Lines({ lines }: { lines: readonly LineAnswer[] }) {
  if (lines.length === 0) return null;
  return (
    <Panel
      title={t('lines.title')}
      actions={<Link href={paths.jobs(ENQUEUED)}>{t('showAll')}</Link>}
    >
      <DataTable
        label={t('lines.title')}
        rows={lines}
        keyOf={({ oldest, resource }) => `${resource} ${oldest.id}`}
        columns={[
          {
            key: 'resource',
            header: t('lines.resource'),
            cell: ({ resource }) => <bdi class="mono foreign">{resource}</bdi>,
          },
          {
            key: 'waiting',
            header: t('queues.waiting'),
            align: 'end',
            cell: ({ waiting }) => <span class="numeric">{formatCount(waiting)}</span>,
          },
          {
            key: 'oldest',
            header: t('lines.oldest'),
            cell: ({ oldest }) => <JobNameLink id={oldest.id} name={oldest.displayName} />,
          },
          {
            key: 'holder',
            header: t('lines.holder'),
            isWide: true,
            cell: ({ holder }) => <Holder holder={holder} />,
          },
        ]}
      />
    </Panel>
  );
}

function Holder({ holder }: { holder: LineAnswer['holder'] | undefined }) {
  if (!holder) return <span class="muted">{t('lines.free')}</span>;
  return (
    <>
      <JobNameLink id={holder.id} name={holder.displayName} />{' '}
      <span class="muted">
        <Age since={holder.stateAt} />
      </span>
    </>
  );
}
