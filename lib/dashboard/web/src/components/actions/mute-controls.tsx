import { Bell, BellOff } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/translate';
import { Button } from '../controls/button';
import css from './mute-controls.module.css';

interface MuteButtonProps<Span extends string> {
  /** The name of the muted problem or failure, for people who do not see the place of the button. */
  readonly subject: string;
  /** How long it may be muted, the usual choice first, each with its words. */
  readonly spans: readonly (readonly [span: Span, words: string])[];
  readonly isBusy: boolean;
  readonly onMute: (span: Span) => void;
}

export function MuteButton<Span extends string>({
  subject,
  spans,
  isBusy,
  onMute,
}: MuteButtonProps<Span>) {
  const [chosen, setChosen] = useState(spans[0]?.[0]);

  return (
    <div class={css.mute}>
      <select
        aria-label={`${t('problems.muteFor')}: ${subject}`}
        value={chosen}
        onChange={({ currentTarget: { value } }) =>
          setChosen(spans.find(([span]) => span === value)?.[0])
        }
      >
        {spans.map(([span, words]) => (
          <option key={span} value={span}>
            {words}
          </option>
        ))}
      </select>
      <Button
        size="small"
        icon={<BellOff size={14} />}
        isBusy={isBusy}
        aria-label={`${t('problems.mute')}: ${subject}`}
        onClick={() => chosen !== undefined && onMute(chosen)}
      >
        {t('problems.mute')}
      </Button>
    </div>
  );
}

interface UnmuteButtonProps {
  readonly subject: string;
  readonly isBusy: boolean;
  readonly onUnmute: () => void;
}

export function UnmuteButton({ subject, isBusy, onUnmute }: UnmuteButtonProps) {
  return (
    <Button
      size="small"
      icon={<Bell size={14} />}
      isBusy={isBusy}
      aria-label={`${t('problems.unmute')}: ${subject}`}
      onClick={onUnmute}
    >
      {t('problems.unmute')}
    </Button>
  );
}
