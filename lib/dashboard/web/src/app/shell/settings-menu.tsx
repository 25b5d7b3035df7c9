import type { Signal } from '@preact/signals';
import { Settings2 } from 'lucide-preact';
import { useSession } from '../../api/session';
import { Button } from '../../components/controls/button';
import { languages } from '../../i18n/languages';
import { chosenLanguage } from '../../i18n/locale';
import { t } from '../../i18n/translate';
import { absoluteTimes } from '../../preferences/absolute-times';
import { listedArguments } from '../../preferences/listed-arguments';
import { type Theme, theme } from '../../theme/theme';
import { hasKeys } from '../keyboard/navigation-keys';
import css from './settings-menu.module.css';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Uses the browser's own popover, which closes on Escape and on a click outside, and gives the focus back. */
export function SettingsMenu() {
  const { user } = useSession();

  return (
    <div class={css.settings}>
      <Button
        tone="quiet"
        aria-label={t('settings.title')}
        data-tip={t('settings.title')}
        icon={<Settings2 size={18} />}
        popovertarget="settings"
      />
      <div
        id="settings"
        popover="auto"
        class={css.menu}
        role="dialog"
        aria-label={t('settings.title')}
      >
        <p class={css.user}>
          {t('settings.user')} <bdi>{user}</bdi>
        </p>
        <label class={css.field}>
          {t('settings.theme')}
          <select
            value={theme.value}
            onChange={({ currentTarget: { value } }) => {
              theme.value = value as Theme;
            }}
          >
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {t(`settings.theme.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label class={css.field}>
          {t('settings.language')}
          <select
            value={chosenLanguage.value}
            onChange={({ currentTarget: { value } }) => {
              chosenLanguage.value = value as typeof chosenLanguage.value;
            }}
          >
            <option value="auto">{t('settings.language.auto')}</option>
            {Object.entries(languages).map(([tag, { name }]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Choice of={absoluteTimes}>{t('settings.absoluteTimes')}</Choice>
        <Choice of={listedArguments}>{t('settings.listedArguments')}</Choice>
        <Choice of={hasKeys}>{t('settings.keys')}</Choice>
      </div>
    </div>
  );
}

function Choice({ of, children }: { of: Signal<boolean>; children: string }) {
  return (
    <label class={css.check}>
      <input
        type="checkbox"
        checked={of.value}
        onChange={({ currentTarget: { checked } }) => {
          of.value = checked;
        }}
      />
      {children}
    </label>
  );
}
