import { formatAbsoluteTime, formatDuration } from '../../../i18n/format';
import { messageFor } from '../../../i18n/translate';
import css from './state-data.module.css';

/** Data that the page shows in full at other places. */
const ELSEWHERE = ['stack', 'exception', 'result', 'parentIds'];
const LONGEST = 300;

export function StateData({ data }: { data: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(data).filter(([name]) => !ELSEWHERE.includes(name));
  if (entries.length === 0) return null;

  return (
    <dl class={css.data}>
      {entries.map(([name, value]) => (
        <div key={name} class={css.row}>
          <dt>{messageFor(`stateData.${name}`) ?? name}</dt>
          <dd class="foreign">{wordsFor(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function wordsFor(name: string, value: unknown): string {
  if (name.endsWith('Ms') && typeof value === 'number') return formatDuration(value);
  if (name.endsWith('At') && (typeof value === 'string' || typeof value === 'number')) {
    const at = new Date(value).getTime();
    if (!Number.isNaN(at)) return formatAbsoluteTime(at);
  }
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
