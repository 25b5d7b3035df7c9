import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { paths } from '../../app/base-path';
import { addressWith } from '../../app/search/search-in-address';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';
import css from './audit-search.module.css';

export function AuditSearch({ search }: { search: string }) {
  const [text, setText] = useState(search);
  const [, navigate] = useLocation();

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        navigate(addressWith(paths.audit, { q: text.trim(), cursor: undefined }));
      }}
    >
      <input
        type="search"
        dir="auto"
        class={css.input}
        value={text}
        maxLength={500}
        aria-label={t('audit.search')}
        placeholder={t('audit.search')}
        onInput={({ currentTarget: { value } }) => setText(value)}
      />
      <Button type="submit">{t('search')}</Button>
    </form>
  );
}
