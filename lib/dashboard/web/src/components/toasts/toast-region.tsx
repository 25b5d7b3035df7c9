import clsx from 'clsx';
import { X } from 'lucide-preact';
import { t } from '../../i18n/translate';
import { Button } from '../controls/button';
import css from './toast-region.module.css';
import { dismissToast, toasts } from './toasts';

/** The region is always there, so that screen readers announce new messages. */
export function ToastRegion() {
  return (
    <div class={css.region} role="status" aria-live="polite">
      {toasts.value.map(({ id, text, tone }) => (
        <div key={id} class={clsx(css.toast, css[tone])}>
          <span class="foreign">{text}</span>
          <Button
            tone="quiet"
            size="small"
            aria-label={t('dismiss')}
            icon={<X size={14} />}
            onClick={() => dismissToast(id)}
          />
        </div>
      ))}
    </div>
  );
}
