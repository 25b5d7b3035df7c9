import type { ArgumentSchemaAnswer, SchemaFieldAnswer } from '../../../../answers/creation';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';
import css from './schema-fields.module.css';

interface SchemaFieldsProps {
  readonly id: string;
  readonly argument: string;
  readonly schema: ArgumentSchemaAnswer;
  /** Whether the field has a text, which a template would replace. */
  readonly isFilled: boolean;
  readonly onFill: (template: string) => void;
}

/** The schema of an argument, and a button that fills in a template. */
export function SchemaFields({ id, argument, schema, isFilled, onFill }: SchemaFieldsProps) {
  const { fields, template } = schema;

  return (
    <div class={css.schema}>
      <ul id={id} class={css.fields} aria-label={t('newJob.schema', { argument })}>
        {fields.map((field) => (
          <li key={field.path}>
            <SchemaField field={field} />
          </li>
        ))}
      </ul>
      {!isFilled && (
        <Button
          size="small"
          aria-label={`${t('newJob.template')}: ${argument}`}
          onClick={() => onFill(template)}
        >
          {t('newJob.template')}
        </Button>
      )}
    </div>
  );
}

function SchemaField({ field: { path, type, rules, isRequired } }: { field: SchemaFieldAnswer }) {
  return (
    <>
      <code class="foreign">
        {path === '' ? type : `${path}: ${type}`}
        {rules.length > 0 && ` (${rules.join(', ')})`}
      </code>
      {!isRequired && <span class="muted"> {t('newJob.optional')}</span>}
    </>
  );
}
