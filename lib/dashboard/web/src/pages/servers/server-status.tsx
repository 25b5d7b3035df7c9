import clsx from 'clsx';
import type { ServerAnswer } from '../../../../answers/overview';
import { t } from '../../i18n/translate';
import css from './server-status.module.css';

/** Shows only an unusual status. */
export function ServerStatus({ server: { isSilent, isStopping } }: { server: ServerAnswer }) {
  if (!isSilent && !isStopping) return null;
  return (
    <div class={clsx(css.status, isSilent && css.silent)}>
      {t(isSilent ? 'servers.silent' : 'servers.stopping')}
    </div>
  );
}
