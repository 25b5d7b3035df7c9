import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import type { HistoryAnswer } from '../../../../answers/live';
import { queries } from '../../api/queries';
import { BarChart } from '../../components/charts/bar-chart';
import { Switcher } from '../../components/controls/switcher';
import { QueryView } from '../../components/feedback/query-view';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { HistoryTable } from './history-table';

type Resolution = HistoryAnswer['resolution'];

export function HistoryPanel() {
  const [resolution, setResolution] = useState<Resolution>('hour');
  const history = useQuery(queries.history(resolution));

  return (
    <Panel
      title={t('history.title')}
      actions={
        <Switcher
          label={t('history.resolution')}
          value={resolution}
          options={[
            { value: 'hour', label: t('history.hour') },
            { value: 'day', label: t('history.day') },
          ]}
          onChange={setResolution}
        />
      }
    >
      <QueryView query={history}>
        {(answer) => (
          <>
            <BarChart
              label={t('history.label')}
              times={answer.points.map(({ from }) => from)}
              series={[
                { colour: '--chart-succeeded', values: answer.points.map((it) => it.succeeded) },
                { colour: '--chart-failed', values: answer.points.map((it) => it.failed) },
                { colour: '--chart-deleted', values: answer.points.map((it) => it.deleted) },
              ]}
            />
            <HistoryTable history={answer} />
          </>
        )}
      </QueryView>
    </Panel>
  );
}
