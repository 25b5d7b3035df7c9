import type { LostServerAnswer } from '../../../../answers/overview';
import { Panel } from '../../components/layout/panel';
import { DataTable } from '../../components/table/data-table';
import { RelativeTime } from '../../components/time/relative-time';
import { formatDuration } from '../../i18n/format';
import { t } from '../../i18n/translate';

/** Servers that others have removed because they were silent; renders nothing if there are none. */
export function LostServers({ servers }: { servers: readonly LostServerAnswer[] }) {
  if (servers.length === 0) return null;
  return (
    <Panel title={t('servers.lost')}>
      <DataTable
        label={t('servers.lost')}
        rows={servers}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'id',
            header: t('column.server'),
            cell: ({ id }) => <bdi class="mono">{id}</bdi>,
          },
          {
            key: 'ran',
            header: t('servers.lost.ran'),
            align: 'end',
            cell: ({ startedAt, heartbeatAt }) => (
              <span class="numeric">{formatDuration(heartbeatAt - startedAt)}</span>
            ),
          },
          {
            key: 'heartbeat',
            header: t('servers.lost.heartbeat'),
            align: 'end',
            cell: ({ heartbeatAt }) => <RelativeTime at={heartbeatAt} />,
          },
          {
            key: 'lost',
            header: t('servers.lost.at'),
            align: 'end',
            cell: ({ lostAt }) => <RelativeTime at={lostAt} />,
          },
        ]}
      />
    </Panel>
  );
}
