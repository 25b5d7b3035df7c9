import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { qualified } from '../../api/qualifiers';
import { ENQUEUED } from '../../components/state/built-in-states';
import { t } from '../../i18n/translate';

/** The kinds of places by which attempts are counted. */
export const PLACE_KINDS = ['methods', 'queues', 'servers', 'versions'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export function placeHeader(kind: PlaceKind): string {
  if (kind === 'versions') return t('performance.version');
  return t(
    ({ methods: 'column.method', queues: 'column.queue', servers: 'column.server' } as const)[kind],
  );
}

/** A method, queue, server or version, with a link to its jobs or its page. */
export function AttemptsPlace({ kind, name }: { kind: PlaceKind; name: string }) {
  if (name === '') return <span class="muted">{t('performance.others')}</span>;
  const href = hrefOf(kind, name);
  return href === undefined ? (
    <bdi class="mono foreign">{name}</bdi>
  ) : (
    <Link href={href} class="mono foreign">
      {name}
    </Link>
  );
}

function hrefOf(kind: PlaceKind, name: string): string | undefined {
  switch (kind) {
    case 'methods':
      return paths.jobs('all', searchForMethod(name));
    case 'queues':
      return paths.jobs(ENQUEUED, qualified('queue', name));
    case 'servers':
      return paths.servers;
    case 'versions':
      return undefined;
  }
}

/** @param name `Type.method` */
function searchForMethod(name: string): string {
  const dot = name.lastIndexOf('.');
  return [qualified('type', name.slice(0, dot)), qualified('method', name.slice(dot + 1))].join(
    ' ',
  );
}
