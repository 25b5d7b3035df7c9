import type { Span } from '../../../../answers/performance';
import { addressWith, useAddressParameter } from '../../addresses/search-in-address';
import { Segments } from '../../components/controls/segments';
import { t } from '../../i18n/translate';

const SPANS: readonly Span[] = ['1h', '24h', '7d'];

/** The span in the address; an hour if the address has no span or an unknown span. */
export function useSpan(): Span {
  const given = useAddressParameter('span');
  return SPANS.find((span) => span === given) ?? '1h';
}

export function SpanChoice({ path, span }: { path: string; span: Span }) {
  return (
    <Segments
      label={t('performance.span')}
      segments={SPANS.map((it) => ({
        label: t(`performance.span.${it}`),
        href: addressWith(path, { span: it }),
        isCurrent: it === span,
      }))}
    />
  );
}
