import clsx from 'clsx';
import { Pause, Play } from 'lucide-preact';
import { feedState, isPaused } from '../../api/live/live-feed';
import { t } from '../../i18n/translate';
import css from './live-switch.module.css';

/** Shows whether live numbers come in, and pauses them on request. */
export function LiveSwitch() {
  const isHeld = isPaused.value;
  const action = isHeld ? t('live.resume') : t('live.pause');
  const state = isHeld ? 'paused' : feedState.value.name;

  return (
    <button
      type="button"
      class={css.switch}
      aria-label={`${t(`live.${state}`)} · ${action}`}
      data-tip={action}
      onClick={() => {
        isPaused.value = !isHeld;
      }}
    >
      <span class={clsx(css.light, css[state])} aria-hidden="true" />
      <span class={css.word}>{t(`live.${state}`)}</span>
      {isHeld ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
    </button>
  );
}
