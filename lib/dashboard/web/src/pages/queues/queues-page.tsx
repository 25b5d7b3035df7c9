import { useQuery } from '@tanstack/preact-query';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { Lines } from './lines';
import { QueueTable } from './queue-table';

export function QueuesPage() {
  const query = useQuery(queries.queues());
  const lines = useQuery(queries.lines());

  return (
    <Page title={t('queues.title')} subtitle={t('queues.about')}>
      <Sheet>
        <QueryView query={query}>{(queues) => <QueueTable queues={queues} />}</QueryView>
      </Sheet>
      {lines.data && <Lines lines={lines.data} />}
    </Page>
  );
}
