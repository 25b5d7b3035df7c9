import { Facts } from '../../components/layout/facts';
import { Panel } from '../../components/layout/panel';
import { t } from '../../i18n/translate';

export function ParametersPanel({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return null;

  return (
    <Panel title={t('job.parameters')}>
      <Facts
        facts={entries.map(([name, value]) => ({
          name,
          value: <code class="foreign">{value}</code>,
        }))}
      />
    </Panel>
  );
}
