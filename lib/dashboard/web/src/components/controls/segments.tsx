import clsx from 'clsx';
import { Link } from 'wouter-preact';
import css from './segments.module.css';

interface Segment {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** Links to a few views of the same object, each with an address of its own. */
export function Segments({ label, segments }: { label: string; segments: readonly Segment[] }) {
  return (
    <nav aria-label={label} class={css.segments}>
      {segments.map(({ label: text, href, isCurrent }) => (
        <Link
          key={href}
          href={href}
          class={clsx(css.segment, isCurrent && css.current)}
          aria-current={isCurrent ? 'true' : undefined}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
