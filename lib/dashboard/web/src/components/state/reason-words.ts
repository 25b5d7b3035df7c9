import { messageFor } from '../../i18n/translate';
import { stateLabel } from './state-names';

interface Reasoned {
  readonly reason?: string;
  readonly because?: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  };
}

/**
 * Why a job is in its state: in the reader's language if the engine gave the reason, otherwise in the words of the
 * application.
 */
export function reasonWords({ reason, because }: Reasoned): string | undefined {
  if (because === undefined) return reason;
  const { code, values } = because;
  const { outcome } = values;
  const words = typeof outcome === 'string' ? { ...values, outcome: stateLabel(outcome) } : values;
  return messageFor(`reason.${code}`, words) ?? reason;
}
