import type { OpenProblemAnswer } from '../../../../answers/problems';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { MuteButton, UnmuteButton } from '../../components/actions/mute-controls';
import { useAction } from '../../components/actions/use-action';
import { t } from '../../i18n/translate';
import { problemSentence } from './problem-sentence';

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
    <UnmuteButton
      subject={problemSentence(problem)}
      isBusy={unmute.isPending}
      onUnmute={() => unmute.mutate({ kind, subject })}
    />
  );
}

function Mute({ problem }: { problem: OpenProblemAnswer }) {
  const { kind, subject } = problem;
  const mute = useAction(actions.muteProblem, { say: () => t('problems.muted') });

  return (
    <MuteButton
      subject={problemSentence(problem)}
      spans={SPANS.map((span) => [span, t(`problems.span.${span}`)])}
      isBusy={mute.isPending}
      onMute={(span) => mute.mutate({ kind, subject, forMs: SPAN_MS[span] })}
    />
  );
}
