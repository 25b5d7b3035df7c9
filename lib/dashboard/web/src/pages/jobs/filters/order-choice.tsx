import { addressWith, useAddressParameter } from '../../../addresses/search-in-address';
import { Segments } from '../../../components/controls/segments';
import { t } from '../../../i18n/translate';

/** The order in the address; undefined for the list's own order. */
export function useOrder(): 'oldest' | undefined {
  return useAddressParameter('order') === 'oldest' ? 'oldest' : undefined;
}

/** Each order begins with its own first page. */
export function OrderChoice({ path }: { path: string }) {
  const order = useOrder();
  const addressOf = (wanted?: 'oldest') => addressWith(path, { order: wanted, cursor: undefined });

  return (
    <Segments
      label={t('jobs.order')}
      segments={[
        { label: t('jobs.order.newest'), href: addressOf(), isCurrent: order === undefined },
        { label: t('jobs.order.oldest'), href: addressOf('oldest'), isCurrent: order === 'oldest' },
      ]}
    />
  );
}
