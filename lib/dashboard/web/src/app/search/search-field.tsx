import Combobox from '@github/combobox-nav';
import { Search, X } from 'lucide-preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { addressWith, searchInAddress } from '../../addresses/search-in-address';
import { type Qualifier, type Word, wordAt } from '../../api/qualifiers';
import { t } from '../../i18n/translate';
import { readValuesOf } from './known-values';
import css from './search-field.module.css';
import { type Suggestion, suggestionsFor } from './suggestions';

const JOB_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The address has the search; the field shows it until somebody types. */
export function SearchField() {
  const [path, navigate] = useLocation();
  const addressChange = useSearch();
  const [text, setText] = useState(searchInAddress);
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const timesShown = useRef(0);
  useCombobox(input, list, suggestions.length > 0, complete);

  // This happens together with the change of the address. Later, it would remove text that the reader has typed in
  // the meantime.
  useLayoutEffect(
    () => setText(path.startsWith('/jobs') || path === paths.retries ? searchInAddress() : ''),
    [path, addressChange],
  );

  function suggest(value: string): void {
    const word = wordAt(value, input.current?.selectionStart ?? value.length);
    show(suggestionsFor(word));
    if (word.qualifier) void suggestMore(word, word.qualifier);
  }

  /** Adds values that must be read first, unless the field shows other suggestions by then. */
  async function suggestMore(word: Word, qualifier: Qualifier): Promise<void> {
    const shownBefore = timesShown.current;
    await readValuesOf(qualifier, word.value);
    if (timesShown.current === shownBefore) show(suggestionsFor(word));
  }

  function show(suggested: readonly Suggestion[]): void {
    timesShown.current += 1;
    setSuggestions(suggested);
  }

  function complete(suggestion: string): void {
    const field = input.current;
    if (!field) return;
    const { start, end } = wordAt(field.value, field.selectionStart ?? field.value.length);
    const isOpen = suggestion.endsWith(':');
    const before = field.value.slice(0, start) + suggestion + (isOpen ? '' : ' ');
    const completed = before + field.value.slice(end).trimStart();

    field.value = completed;
    field.setSelectionRange(before.length, before.length);
    field.focus();
    setText(completed);
    if (isOpen) suggest(completed);
    else show([]);
  }

  function submit(search: string): void {
    const wanted = search.trim();
    show([]);
    navigate(JOB_ID.test(wanted) ? paths.job(wanted.toLowerCase()) : listAddress(path, wanted));
  }

  return (
    <search class={css.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(text);
        }}
      >
        <Search size={16} class={css.icon} aria-hidden="true" />
        <input
          ref={input}
          data-search
          class={css.input}
          type="text"
          dir="auto"
          value={text}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={1000}
          onInput={({ currentTarget: { value } }) => {
            setText(value);
            suggest(value);
          }}
          onFocus={({ currentTarget: { value } }) => suggest(value)}
          onBlur={() => show([])}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (suggestions.length > 0) show([]);
            else event.currentTarget.blur();
          }}
        />
        {text ? (
          <button
            type="button"
            class={css.clear}
            aria-label={t('search.clear')}
            onClick={() => {
              setText('');
              if (searchInAddress() !== '') submit('');
              input.current?.focus();
            }}
          >
            <X size={14} />
          </button>
        ) : (
          <span class={css.key} aria-hidden="true">
            /
          </span>
        )}
      </form>
      <div
        ref={list}
        id="search-suggestions"
        class={css.suggestions}
        role="listbox"
        aria-label={t('search.suggestions')}
        hidden={suggestions.length === 0}
      >
        {suggestions.map(({ text: suggestion, hint }, index) => (
          // The focus stays in the field, so that a click on a suggestion does not first close the list.
          // biome-ignore lint/a11y/useFocusableInteractive: the field points at the current one
          <div
            key={suggestion}
            id={`search-suggestion-${index}`}
            role="option"
            class={css.suggestion}
            data-suggestion={suggestion}
            onMouseDown={(event) => event.preventDefault()}
          >
            <span class="mono foreign">{suggestion}</span>
            {hint && <span class="muted">{hint}</span>}
          </div>
        ))}
      </div>
    </search>
  );
}

/** On a list, a search looks in that list; on any other page, it looks at all jobs. */
function listAddress(path: string, search: string): string {
  const isList =
    path === paths.retries || (path.startsWith('/jobs') && !path.startsWith('/jobs/details'));
  return isList ? addressWith(path, { q: search, cursor: undefined }) : paths.jobs('all', search);
}

function useCombobox(
  input: { readonly current: HTMLInputElement | null },
  list: { readonly current: HTMLElement | null },
  isOpen: boolean,
  onCommit: (suggestion: string) => void,
): void {
  const combobox = useRef<Combobox>();
  const commit = useRef(onCommit);
  commit.current = onCommit;

  useLayoutEffect(() => {
    if (!input.current || !list.current) return;
    const created = new Combobox(input.current, list.current, { tabInsertsSuggestions: true });
    combobox.current = created;
    const element = list.current;
    const onEvent = ({ target }: Event) => {
      if (target instanceof HTMLElement) commit.current(target.dataset.suggestion ?? '');
    };
    element.addEventListener('combobox-commit', onEvent);
    return () => {
      element.removeEventListener('combobox-commit', onEvent);
      created.destroy();
    };
  }, []);

  // The attributes for assistive technology change together with the list.
  useLayoutEffect(() => {
    if (isOpen) combobox.current?.start();
    else combobox.current?.stop();
  }, [isOpen]);
}
