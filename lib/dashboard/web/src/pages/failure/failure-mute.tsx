import type { FailureAnswer } from '../../../../answers/performance';
import { actions } from '../../api/actions';
import { useMay } from '../../api/session';
import { MuteButton, UnmuteButton } from '../../components/actions/mute-controls';
import { useAction } from '../../components/actions/use-action';
import { MutedFailure } from './muted-failure';
import { t } from '../../i18n/translate';
import css from './failure-mute.module.css';

const HOUR_MS = 3_600_000;
const SPANS = {
  always: {},
  '1h': { forMs: HOUR_MS },
  '1d': { forMs: 24 * HOUR_MS },
  version: { untilNextVersion: true },
} as const;
type Span = keyof typeof SPANS;

/** Shows whether the failure is muted, with buttons for people who may change that. */
export function FailureMute({ failure }: { failure: FailureAnswer }) {
  const { mute } = failure;
  const mayMute = useMay('pause');
  if (!mute && !mayMute) return null;

  return (
    <div class={css.mute}>
      {mute && <MutedFailure mute={mute} />}
      {mayMute && (mute ? <Unmute failure={failure} /> : <Mute failure={failure} />)}
    </div>
  );
}

function Unmute({ failure }: { failure: FailureAnswer }) {
  const unmute = useAction(actions.unmuteFailure, { say: () => t('problems.unmuted') });

  return (
    <UnmuteButton
      subject={nameOf(failure)}
      isBusy={unmute.isPending}
      onUnmute={() => unmute.mutate(failure.fingerprint)}
    />
  );
}

function Mute({ failure }: { failure: FailureAnswer }) {
  const { fingerprint, runningVersions } = failure;
  const mute = useAction(actions.muteFailure, { say: () => t('problems.muted') });
  const spans: readonly (readonly [Span, string])[] = [
    ['always', t('failure.mute.always')],
    ['1h', t('problems.span.1h')],
    ['1d', t('problems.span.1d')],
    ...(runningVersions.length > 0 ? [['version', t('failure.mute.version')] as const] : []),
  ];

  return (
    <MuteButton
      subject={nameOf(failure)}
      spans={spans}
      isBusy={mute.isPending}
      onMute={(span) => mute.mutate({ fingerprint, ...SPANS[span] })}
    />
  );
}

const nameOf = ({ exceptionType }: FailureAnswer): string => exceptionType || t('failure.one');
