import { Link } from 'wouter-preact';
import type { QueueAnswer } from '../../../../api/answers';
import { paths } from '../../app/base-path';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { QueueTable } from '../queues/queue-table';

export function QueuesPanel({ queues }: { queues: readonly QueueAnswer[] }) {
  return (
    <Panel title={t('queues.title')} actions={<Link href={paths.queues}>{t('showAll')}</Link>}>
      <QueueTable queues={queues} isBrief />
    </Panel>
  );
}
