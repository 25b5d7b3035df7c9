import type { ServerAnswer } from '../../../../answers/overview';
import { t } from '../../i18n/translate';
import css from './server-version.module.css';

/** The version of the application, and below it the library, Node.js and the machine. */
export function ServerVersion({ server }: { server: ServerAnswer }) {
  const { version, library, node, host } = server;
  if (library === undefined) return <span class="muted">–</span>;

  const parts = [`nestjs-hangfire ${library}`, `Node ${node}`, host];
  return (
    <>
      <bdi class="numeric">{version ?? t('servers.version.unknown')}</bdi>
      <div class={css.parts}>
        <bdi>{parts.join(' · ')}</bdi>
      </div>
    </>
  );
}
