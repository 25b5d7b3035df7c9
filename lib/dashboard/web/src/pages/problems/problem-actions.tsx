import { Bell, BellOff } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { OpenProblemAnswer } from '../../../../answers/problems';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { useAction } from '../../components/actions/use-action';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';
import { problemSentence } from './problem-sentence';
import css from './problems.module.css';

const HOUR_MS = 3_600_000;
/** `end`: until the problem ends. */
const SPANS = ['end', '1h', '8h', '1d', '7d'] as const;
type Span = (typeof SPANS)[number];
const SPAN_MS: Readonly<Record<Span, number | undefined>> = {
  end: undefined,
  '1h': HOUR_MS,
  '8h': 8 * HOUR_MS,
  '1d': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
};

export function ProblemActions({ problem }: { problem: OpenProblemAnswer }) {
  const mayMute = useMay('pause');
  if (!mayMute) return null;
  return problem.mute ? <Unmute problem={problem} /> : <Mute problem={problem} />;
}

function Unmute({ problem }: { problem: OpenProblemAnswer }) {
  const { kind, subject } = problem;
  const unmute = useAction(actions.unmuteProblem, { say: () => t('problems.unmuted') });

  return (
    <Button
      size="small"
      icon={<Bell size={14} />}
      isBusy={unmute.isPending}
      aria-label={`${t('problems.unmute')}: ${problemSentence(problem)}`}
      onClick={() => unmute.mutate({ kind, subject })}
    >
      {t('problems.unmute')}
    </Button>
  );
}

function Mute({ problem }: { problem: OpenProblemAnswer }) {
  const { kind, subject } = problem;
  const [span, setSpan] = useState<Span>('end');
  const mute = useAction(actions.muteProblem, { say: () => t('problems.muted') });
  const sentence = problemSentence(problem);

  return (
    <div class={css.mute}>
      <select
        aria-label={`${t('problems.muteFor')}: ${sentence}`}
        value={span}
        onChange={({ currentTarget: { value } }) =>
          setSpan(SPANS.find((it) => it === value) ?? 'end')
        }
      >
        {SPANS.map((it) => (
          <option key={it} value={it}>
            {t(`problems.span.${it}`)}
          </option>
        ))}
      </select>
      <Button
        size="small"
        icon={<BellOff size={14} />}
        isBusy={mute.isPending}
        aria-label={`${t('problems.mute')}: ${sentence}`}
        onClick={() => mute.mutate({ kind, subject, forMs: SPAN_MS[span] })}
      >
        {t('problems.mute')}
      </Button>
    </div>
  );
}
