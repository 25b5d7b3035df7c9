import type { CronPreviewAnswer } from '../../../../../answers/recurring';
import { errorSentence } from '../../../api/error-sentence';
import { problemWords } from '../../../api/input-problems';
import { t } from '../../../i18n/translate';
import css from './cron-preview.module.css';
import { NextTimes } from './next-times';

interface CronPreviewProps {
  readonly query: { readonly data: CronPreviewAnswer | undefined; readonly error: Error | null };
  readonly timeZone: string;
}

export function CronPreview({ query: { data, error }, timeZone }: CronPreviewProps) {
  if (error) return <p class={css.problem}>{errorSentence(error)}</p>;
  if (!data) return <p class="muted">{t('loading')}</p>;

  return (
    <div class={css.preview}>
      {data.isValid ? (
        <>
          <p class={css.words}>{data.text}</p>
          <NextTimes times={data.nextTimes} timeZone={timeZone} />
        </>
      ) : (
        <p class={css.problem}>{problemWords(data.because) ?? data.problem}</p>
      )}
    </div>
  );
}
