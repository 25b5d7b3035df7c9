import type { Deploy } from '../../../../answers/performance';
import type { ChartMark } from '../../components/charts/marks';
import { t } from '../../i18n/translate';

export const deployMarks = (deploys: readonly Deploy[]): ChartMark[] =>
  deploys.map(({ at, version }) => ({ at, label: t('charts.deployed', { version }) }));
