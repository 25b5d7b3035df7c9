import type { ServerAnswer } from '../../../../answers/overview';
import { isLive } from '../../api/live/live-feed';
import { storeNow } from '../../api/live/store-clock';
import { RelativeTime } from '../../components/time/relative-time';
import { formatDuration } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './heartbeat.module.css';

/** The page learns of a heartbeat a few seconds after it. */
const KNOWN_LATE_MS = 10_000;

/** The latest heartbeat of a server, and whether it came when it was due. */
export function Heartbeat({ server }: { server: ServerAnswer }) {
  const words = isLive.value ? wordsOf(server, storeNow.value) : undefined;

  return (
    <>
      <RelativeTime at={server.heartbeatAt} />
      {words && <div class={css.due}>{words}</div>}
    </>
  );
}

/** Undefined for a silent server, and for a server that does not say how often it sends heartbeats. */
function wordsOf(
  { heartbeatAt, nextHeartbeatAt, isSilent }: ServerAnswer,
  now: number,
): string | undefined {
  if (nextHeartbeatAt === undefined || isSilent) return undefined;
  if (now < nextHeartbeatAt) {
    return t('servers.heartbeat.next', {
      duration: formatDuration(secondsUntil(nextHeartbeatAt, now)),
    });
  }
  const lateMs = now - nextHeartbeatAt;
  const isLate = lateMs > Math.max(nextHeartbeatAt - heartbeatAt, KNOWN_LATE_MS);
  return isLate
    ? t('servers.heartbeat.late', { duration: formatDuration(lateMs) })
    : t('servers.heartbeat.due');
}

/** Whole seconds, because nobody reads parts of them. */
const secondsUntil = (at: number, now: number) => Math.ceil((at - now) / 1_000) * 1_000;
