import { useLayoutEffect, useRef } from 'preact/hooks';
import css from './checkbox.module.css';

interface CheckboxProps {
  readonly label: string;
  readonly isChecked: boolean;
  /** Whether only some of its rows are ticked. */
  readonly isMixed?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** The label is for screen readers; the text beside the box says the same. */
export function Checkbox({ label, isChecked, isMixed = false, onChange }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    if (input.current) input.current.indeterminate = isMixed;
  }, [isMixed]);

  return (
    <label class={css.target}>
      <input
        ref={input}
        type="checkbox"
        class={css.box}
        checked={isChecked}
        aria-label={label}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
