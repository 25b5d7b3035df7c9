import { useQuery } from '@tanstack/preact-query';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Sheet } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { LostServers } from './lost-servers';
import { ServerTable } from './server-table';

export function ServersPage() {
  const query = useQuery(queries.servers());
  const lost = useQuery(queries.lostServers());

  return (
    <Page title={t('servers.title')} subtitle={t('servers.about')}>
      <Sheet>
        <QueryView query={query}>{(servers) => <ServerTable servers={servers} />}</QueryView>
      </Sheet>
      {lost.data && <LostServers servers={lost.data} />}
    </Page>
  );
}
