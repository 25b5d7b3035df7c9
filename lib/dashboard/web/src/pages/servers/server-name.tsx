import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { PROCESSING } from '../../components/state/built-in-states';
import css from './server-name.module.css';

/** A server's id, `name:pid:random`, as a link to its running jobs. */
export function ServerName({ id }: { id: string }) {
  const name = id.split(':').slice(0, 2).join(':') || id;

  return (
    <Link href={paths.jobs(PROCESSING, qualified('server', id))} class={css.server} data-tip={id}>
      <bdi>{name}</bdi>
    </Link>
  );
}
