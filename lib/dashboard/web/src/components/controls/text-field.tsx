import clsx from 'clsx';
import { useId } from 'preact/hooks';
import css from './text-field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with the value. */
  readonly error?: string | undefined;
  /** Whether the value is wrong, where something else says why. */
  readonly isWrong?: boolean;
  /** The id of what else says something about the value. */
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

/** A text that people type, with its label, a hint and what is wrong with it. */
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
