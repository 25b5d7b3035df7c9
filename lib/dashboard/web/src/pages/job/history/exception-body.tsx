import type { InnerExceptionAnswer } from '../../../../../answers/jobs';
import { StackTrace } from '../../../components/code/stack-trace';
import { t } from '../../../i18n/translate';
import css from './exception-body.module.css';
import { StateData } from './state-data';

type Shown = Omit<InnerExceptionAnswer, 'relation'>;

/** An exception or an inner one: its message, its fields and its stack. */
export function ExceptionBody({
  exception: { type, message, fields, details },
  relation,
}: {
  exception: Shown;
  relation?: InnerExceptionAnswer['relation'];
}) {
  return (
    <>
      <p class={css.message}>
        {relation && (
          <span class={css.relation}>
            {t(relation === 'cause' ? 'job.exception.cause' : 'job.exception.inner')}{' '}
          </span>
        )}
        <bdi class={css.type}>{type}</bdi> <bdi>{message}</bdi>
      </p>
      {fields && <StateData data={fields} />}
      {details && <StackTrace details={details} />}
    </>
  );
}
