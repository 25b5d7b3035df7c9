import { Link } from 'wouter-preact';
import type { QueueAnswer } from '../../../../answers/overview';
import { paths } from '../../addresses/paths';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { QueueTable } from '../queues/queue-table';

const MOST = 12;

export function QueuesPanel({ queues }: { queues: readonly QueueAnswer[] }) {
  return (
    <Panel title={t('queues.title')} actions={<Link href={paths.queues}>{t('showAll')}</Link>}>
      <QueueTable queues={mostPressing(queues)} isBrief />
    </Panel>
  );
}

/** The queues with the most ready jobs, in their usual order. The page of queues has the others. */
function mostPressing(queues: readonly QueueAnswer[]): readonly QueueAnswer[] {
  if (queues.length <= MOST) return queues;
  const byDepth = queues.toSorted((a, b) => b.ready.count - a.ready.count);
  const shown = new Set(byDepth.slice(0, MOST));
  return queues.filter((queue) => shown.has(queue));
}
