import type { ComponentChildren } from 'preact';
import { Button } from '../../components/controls/button';
import { Dialog, DialogActions } from '../../components/dialog/dialog';
import { t } from '../../i18n/translate';
import css from './key-help.module.css';
import { DESTINATIONS } from './navigation-keys';

export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl class={css.keys}>
        <Keys meaning={t('keys.search')}>
          <kbd>/</kbd>
        </Keys>
        <Keys meaning={t('keys.refresh')}>
          <kbd>r</kbd>
        </Keys>
        <Keys meaning={t('live.pause')}>
          <kbd>.</kbd>
        </Keys>
        <Keys meaning={t('settings.absoluteTimes')}>
          <kbd>x</kbd>
        </Keys>
        <Keys meaning={t('keys.grid')}>
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd>
        </Keys>
        <Keys meaning={t('keys.theme')}>
          <kbd>t</kbd>
        </Keys>
        <Keys meaning={t('keys.title')}>
          <kbd>?</kbd>
        </Keys>
        {DESTINATIONS.map(({ key, label }) => (
          <Keys key={key} meaning={t(label as 'jobs.all')}>
            <kbd>g</kbd> <kbd>{key}</kbd>
          </Keys>
        ))}
      </dl>
      <DialogActions>
        <Button onClick={onClose} autofocus>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Keys({ meaning, children }: { meaning: string; children: ComponentChildren }) {
  return (
    <div class={css.row}>
      <dt>{children}</dt>
      <dd>{meaning}</dd>
    </div>
  );
}
