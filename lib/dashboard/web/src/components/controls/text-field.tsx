import clsx from 'clsx';
import { useId } from 'preact/hooks';
import css from './text-field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** The error in the value, for people. */
  readonly error?: string | undefined;
  /** Whether the value is wrong and another element says why. */
  readonly isWrong?: boolean;
  /** The id of another element that describes the value. */
  readonly describedBy?: string | undefined;
  /** How many lines the value may have; a field with more than one is a text area. */
  readonly lines?: number;
  readonly isCode?: boolean;
  readonly isNumber?: boolean;
  readonly autofocus?: boolean;
  readonly maxLength?: number;
  /** The id of a list of values to choose from. */
  readonly list?: string;
}

/** A field for a text, with a label, a hint and an error. */
export function TextField({
  label,
  value,
  onInput,
  hint,
  error,
  isWrong = error !== undefined,
  describedBy,
  lines = 1,
  isCode = false,
  isNumber = false,
  autofocus = false,
  maxLength,
  list,
}: TextFieldProps) {
  const id = useId();
  const hintId = useId();
  const note = error ?? hint;
  const shared = {
    id,
    class: clsx(isCode && css.code),
    value,
    autofocus,
    maxLength,
    autocomplete: 'off',
    spellcheck: false,
    dir: isCode || isNumber ? 'ltr' : 'auto',
    'aria-invalid': isWrong,
    'aria-describedby': clsx(note !== undefined && hintId, describedBy) || undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onInput(currentTarget.value),
  } as const;

  return (
    <div class={css.field}>
      <label for={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input {...shared} list={list} inputMode={isNumber ? 'numeric' : 'text'} />
      )}
      {note !== undefined && (
        <p id={hintId} class={error === undefined ? css.hint : css.error} aria-live="polite">
          {note}
        </p>
      )}
    </div>
  );
}
