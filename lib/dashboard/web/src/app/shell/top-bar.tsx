import { CircleHelp, Menu } from 'lucide-preact';
import { isReadOnly, useSession } from '../../api/session';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';
import { SearchField } from '../search/search-field';
import { LiveSwitch } from './live-switch';
import { SettingsMenu } from './settings-menu';
import css from './top-bar.module.css';

interface TopBarProps {
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onHelp: () => void;
}

export function TopBar({ isMenuOpen, onMenu, onHelp }: TopBarProps) {
  const session = useSession();

  return (
    <header class={css.bar}>
      <span class={css.menu}>
        <Button
          tone="quiet"
          aria-label={t('menu.open')}
          aria-expanded={isMenuOpen}
          icon={<Menu size={18} />}
          onClick={onMenu}
        />
      </span>
      <SearchField />
      <div class={css.tools}>
        {isReadOnly(session) && (
          <span class={css.readOnly} data-tip={t('readOnly.text')}>
            {t('readOnly')}
          </span>
        )}
        <LiveSwitch />
        <span class={css.help}>
          <Button
            tone="quiet"
            aria-label={t('keys.title')}
            data-tip={t('keys.title')}
            icon={<CircleHelp size={18} />}
            onClick={onHelp}
          />
        </span>
        <SettingsMenu />
      </div>
    </header>
  );
}
