import type { DashboardLink } from '../../../../answers/session';
import { basePath } from '../../addresses/base-path';
import { t } from '../../i18n/translate';
import css from './dashboard-switch.module.css';

/** Leads to the dashboards of the other stores of the application. */
export function DashboardSwitch({ dashboards }: { dashboards: readonly DashboardLink[] }) {
  const current = dashboards.find(({ isCurrent }) => isCurrent);
  if (!current) return null;

  return (
    <label class={css.switch}>
      <span class="visually-hidden">{t('menu.store')}</span>
      <select
        value={current.path}
        onChange={({ currentTarget: { value } }) => location.assign(addressOf(value, current))}
      >
        {dashboards.map(({ path, title }) => (
          <option key={path} value={path}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The address of another dashboard. A proxy may put a prefix in front of the paths of all dashboards. */
function addressOf(path: string, current: DashboardLink): string {
  const front = basePath.endsWith(current.path) ? basePath.slice(0, -current.path.length) : '';
  return `${front}${path}/`;
}
