import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { addressWith } from '../../addresses/search-in-address';
import { t } from '../../i18n/translate';
import { Button } from '../controls/button';
import css from './list-search.module.css';

interface ListSearchProps {
  readonly path: string;
  readonly search: string;
  readonly label: string;
}

/** A field for search words of a list. The address of the list contains them. */
export function ListSearch({ path, search, label }: ListSearchProps) {
  const [text, setText] = useState(search);
  const [, navigate] = useLocation();

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        navigate(addressWith(path, { q: text.trim(), cursor: undefined }));
      }}
    >
      <input
        type="search"
        dir="auto"
        class={css.input}
        value={text}
        maxLength={500}
        aria-label={label}
        placeholder={label}
        onInput={({ currentTarget: { value } }) => setText(value)}
      />
      <Button type="submit">{t('search')}</Button>
    </form>
  );
}
