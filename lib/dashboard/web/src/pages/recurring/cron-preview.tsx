import type { CronPreviewAnswer } from '../../../../api/answers';
import { errorSentence } from '../../api/error-sentence';
import { t } from '../../i18n/translate';
import css from './cron-preview.module.css';
import { NextTimes } from './next-times';

interface CronPreviewProps {
  readonly query: { readonly data: CronPreviewAnswer | undefined; readonly error: Error | null };
  readonly timeZone: string;
}

export function CronPreview({ query: { data, error }, timeZone }: CronPreviewProps) {
  if (error) return <p class={css.problem}>{errorSentence(error)}</p>;
  if (!data) return <p class="muted">{t('loading')}</p>;
  if (!data.isValid) return <p class={css.problem}>{data.problem}</p>;

  return (
    <div class={css.preview}>
      <p class={css.words}>{data.text}</p>
      <NextTimes times={data.nextTimes.slice(0, 5)} timeZone={timeZone} />
    </div>
  );
}
