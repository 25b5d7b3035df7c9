import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import css from './job-link.module.css';

/** An id is long. We show its end, because its beginning is the time, which many jobs share. */
export function JobIdLink({ id }: { id: string }) {
  return (
    <Link href={paths.job(id)} class={css.id} data-tip={id}>
      {id.length > 14 ? `…${id.slice(-10)}` : id}
    </Link>
  );
}

export function JobNameLink({ id, name }: { id: string; name: string }) {
  return (
    <Link href={paths.job(id)} class={css.name}>
      <bdi>{name || id}</bdi>
    </Link>
  );
}
