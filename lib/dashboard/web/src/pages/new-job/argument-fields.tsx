import { Fragment } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../../components/controls/button';
import { TextField } from '../../components/controls/text-field';
import { t } from '../../i18n/translate';
import css from './new-job.module.css';
import { SchemaFields } from './schema-fields';
import { problemOf, type TypedArgument } from './typed-call';

const MAX_ARGUMENTS = 100;

interface ArgumentFieldsProps {
  readonly fields: readonly TypedArgument[];
  /** The errors that the server has found, by the positions of the arguments. */
  readonly refusals: ReadonlyMap<number, string>;
  readonly takesMore: boolean;
  readonly onChange: (fields: readonly TypedArgument[]) => void;
}

/** One field with JSON for each argument. */
export function ArgumentFields({ fields, refusals, takesMore, onChange }: ArgumentFieldsProps) {
  const formId = useId();
  const type = (at: number, text: string) =>
    onChange(fields.map((field, index) => (index === at ? { ...field, text } : field)));

  return (
    <fieldset class={css.arguments}>
      <legend>{t('job.arguments')}</legend>
      {fields.length === 0 && <p class="muted">{t('newJob.noArguments')}</p>}
      {fields.map((field, index) => (
        <Fragment key={index}>
          <TextField
            label={nameOf(field, index)}
            value={field.text}
            isCode
            lines={linesOf(field.text)}
            hint={hintOf(field)}
            error={problemOf(fields, index) ?? refusals.get(index)}
            describedBy={field.schema && schemaIdOf(formId, index)}
            onInput={(text) => type(index, text)}
          />
          {field.schema && (
            <SchemaFields
              id={schemaIdOf(formId, index)}
              argument={nameOf(field, index)}
              schema={field.schema}
              isFilled={field.text.trim() !== ''}
              onFill={(template) => type(index, template)}
            />
          )}
        </Fragment>
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

const nameOf = ({ name }: TypedArgument, index: number): string =>
  name ?? t('job.argument', { number: index + 1 });

const schemaIdOf = (formId: string, index: number) => `${formId}-schema-${index}`;

const linesOf = (text: string) => Math.min(12, Math.max(2, text.split('\n').length));

function hintOf({ canBeKept, isMasked }: TypedArgument): string {
  if (canBeKept) return t('newJob.kept');
  return isMasked ? t('newJob.masked') : t('newJob.json.hint');
}
