import clsx from 'clsx';
import css from './segments.module.css';

interface SwitcherProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: string }>;
  readonly onChange: (value: Value) => void;
}

/** Buttons for a few views of one panel, which have no address. */
export function Switcher<Value extends string>({
  label,
  value,
  options,
  onChange,
}: SwitcherProps<Value>) {
  return (
    <fieldset aria-label={label} class={css.segments}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          class={clsx(css.segment, option.value === value && css.current)}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
