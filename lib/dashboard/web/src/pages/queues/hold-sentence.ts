import type { QueueHold } from '../../../../answers/waiting';
import { storeNow } from '../../api/live/store-clock';
import { formatRelativeTime } from '../../i18n/format';
import { t } from '../../i18n/translate';

/** Why servers take no job from a queue now. */
export function holdSentence(queue: string, hold: QueueHold): string {
  switch (hold.kind) {
    case 'paused': {
      const since = formatRelativeTime(hold.since, storeNow.value);
      return hold.by === undefined
        ? t('waiting.paused', { queue, since })
        : t('waiting.pausedBy', { queue, since, by: hold.by });
    }
    case 'unserved':
      return t('waiting.unserved', { queue });
    case 'unknown':
      return t('waiting.unknownMethods', { queue, methods: hold.methods.join(', ') });
    case 'workers-busy': {
      const count = hold.workers;
      const methods = hold.running.map(({ method }) => method).join(', ');
      return methods === ''
        ? t('waiting.busy', { count })
        : t('waiting.busyWith', { count, methods });
    }
  }
}
