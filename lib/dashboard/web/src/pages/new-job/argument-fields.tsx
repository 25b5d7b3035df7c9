import { Button } from '../../components/controls/button';
import { TextField } from '../../components/controls/text-field';
import { t } from '../../i18n/translate';
import css from './new-job.module.css';
import { problemOf, type TypedArgument } from './typed-call';

const MAX_ARGUMENTS = 100;

interface ArgumentFieldsProps {
  readonly fields: readonly TypedArgument[];
  readonly takesMore: boolean;
  readonly onChange: (fields: readonly TypedArgument[]) => void;
}

/** One field with JSON for each argument. */
export function ArgumentFields({ fields, takesMore, onChange }: ArgumentFieldsProps) {
  const type = (at: number, text: string) =>
    onChange(fields.map((field, index) => (index === at ? { ...field, text } : field)));

  return (
    <fieldset class={css.arguments}>
      <legend>{t('job.arguments')}</legend>
      {fields.length === 0 && <p class="muted">{t('newJob.noArguments')}</p>}
      {fields.map((field, index) => (
        <TextField
          key={index}
          label={field.name ?? t('job.argument', { number: index + 1 })}
          value={field.text}
          isCode
          lines={linesOf(field.text)}
          hint={hintOf(field)}
          error={problemOf(fields, index)}
          onInput={(text) => type(index, text)}
        />
      ))}
      {takesMore && fields.length < MAX_ARGUMENTS && (
        <div>
          <Button size="small" onClick={() => onChange([...fields, ANOTHER])}>
            {t('newJob.addArgument')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const ANOTHER: TypedArgument = { text: '', isMasked: false, canBeKept: false, isMissing: false };

const linesOf = (text: string) => Math.min(12, Math.max(2, text.split('\n').length));

function hintOf({ canBeKept, isMasked }: TypedArgument): string {
  if (canBeKept) return t('newJob.kept');
  return isMasked ? t('newJob.masked') : t('newJob.json.hint');
}
