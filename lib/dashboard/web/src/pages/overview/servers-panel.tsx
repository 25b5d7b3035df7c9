import { useQuery } from '@tanstack/preact-query';
import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { ServerTable } from '../servers/server-table';

export function ServersPanel() {
  const servers = useQuery(queries.servers());

  return (
    <Panel title={t('servers.title')} actions={<Link href={paths.servers}>{t('showAll')}</Link>}>
      <QueryView query={servers}>{(rows) => <ServerTable servers={rows} isBrief />}</QueryView>
    </Panel>
  );
}
