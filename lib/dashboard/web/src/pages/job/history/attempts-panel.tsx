import type { AttemptAnswer } from '../../../../../answers/jobs';
import { Panel } from '../../../components/layout/panel';
import { PROCESSING } from '../../../components/state/built-in-states';
import { StateBadge } from '../../../components/state/state-badge';
import { Age } from '../../../components/time/age';
import { RelativeTime } from '../../../components/time/relative-time';
import { formatDuration } from '../../../i18n/format';
import { t } from '../../../i18n/translate';
import { ServerName } from '../../servers/server-name';
import css from './attempts-panel.module.css';
import { ExceptionBody } from './exception-body';

/** Every run of the job, the latest first and open. */
export function AttemptsPanel({ attempts }: { attempts: readonly AttemptAnswer[] }) {
  if (attempts.length === 0) return null;
  const latestFirst = attempts.toSorted((a, b) => b.number - a.number);

  return (
    <Panel title={t('job.attempts')}>
      <ol>
        {latestFirst.map((attempt, index) => (
          <li key={attempt.number} class={css.attempt}>
            <Attempt attempt={attempt} isOpen={index === 0} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Attempt({ attempt, isOpen }: { attempt: AttemptAnswer; isOpen: boolean }) {
  const { exception } = attempt;
  if (!exception) {
    return (
      <div class={css.plain}>
        <AttemptHead attempt={attempt} />
        <AttemptPlace attempt={attempt} />
      </div>
    );
  }

  return (
    <details open={isOpen} class={css.details}>
      <summary class={css.summary}>
        <AttemptHead attempt={attempt} />
      </summary>
      <div class={css.exception}>
        <AttemptPlace attempt={attempt} />
        <ExceptionBody exception={exception} />
        {exception.inner?.map((inner, index) => (
          <ExceptionBody key={index} exception={inner} relation={inner.relation} />
        ))}
      </div>
    </details>
  );
}

/** The row is also the button that opens the details, so nothing in it may take the focus. */
function AttemptHead({ attempt }: { attempt: AttemptAnswer }) {
  const { number, state, startedAt, endedAt } = attempt;

  return (
    <div class={css.head}>
      <strong class="numeric">{t('job.attempt', { number })}</strong>
      {state && <StateBadge state={state} />}
      {startedAt !== undefined && (
        <span class="muted numeric">
          {endedAt !== undefined
            ? formatDuration(endedAt - startedAt)
            : state === PROCESSING && <Age since={startedAt} />}
        </span>
      )}
    </div>
  );
}

function AttemptPlace({ attempt: { serverId, startedAt } }: { attempt: AttemptAnswer }) {
  return (
    <p class={css.place}>
      {startedAt !== undefined && <RelativeTime at={startedAt} />}
      {serverId !== undefined && <ServerName id={serverId} />}
    </p>
  );
}
