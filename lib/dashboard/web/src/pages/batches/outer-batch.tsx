import { useQuery } from '@tanstack/preact-query';
import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { queries } from '../../api/queries';

/** A link to the outer batch, with its name as soon as the name is loaded. */
export function OuterBatch({ id }: { id: string }) {
  const { data } = useQuery(queries.batch(id));
  const description = data?.description;

  return (
    <Link href={paths.batch(id)} class={description ? 'foreign' : 'mono foreign'}>
      {description ?? id}
    </Link>
  );
}
