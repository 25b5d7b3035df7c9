import type { BulkLimits } from '../../../api/actions';
import { TextField } from '../../../components/controls/text-field';
import { t } from '../../../i18n/translate';

const MAX_LIMIT = 1_000_000;
const MAX_PER_MINUTE = 100_000;

/** The limits as people type them; empty for none. */
export interface TypedLimits {
  readonly limit: string;
  readonly perMinute: string;
}

export const NO_LIMITS: TypedLimits = { limit: '', perMinute: '' };

/** Undefined if a text is not an allowed number. */
export function limitsOf({ limit, perMinute }: TypedLimits): BulkLimits | undefined {
  if (!isNumberTo(MAX_LIMIT, limit) || !isNumberTo(MAX_PER_MINUTE, perMinute)) return undefined;
  return { limit: numberOf(limit), perMinute: numberOf(perMinute) };
}

interface BulkLimitFieldsProps {
  readonly typed: TypedLimits;
  readonly onChange: (typed: TypedLimits) => void;
  /** Whether the reader ticked the jobs one by one, so that their number is clear. */
  readonly isSelection: boolean;
}

/** How many jobs a bulk operation may change, and how quickly. */
export function BulkLimitFields({ typed, onChange, isSelection }: BulkLimitFieldsProps) {
  const { limit, perMinute } = typed;

  return (
    <>
      {!isSelection && (
        <TextField
          label={t('bulk.limit')}
          hint={t('bulk.limit.hint')}
          error={errorOf(limit, MAX_LIMIT)}
          value={limit}
          isNumber
          maxLength={10}
          onInput={(value) => onChange({ ...typed, limit: value })}
        />
      )}
      <TextField
        label={t('bulk.perMinute')}
        hint={t('bulk.perMinute.hint')}
        error={errorOf(perMinute, MAX_PER_MINUTE)}
        value={perMinute}
        isNumber
        maxLength={10}
        onInput={(value) => onChange({ ...typed, perMinute: value })}
      />
    </>
  );
}

const numberOf = (text: string) => (text.trim() === '' ? undefined : Number(text));

function isNumberTo(most: number, text: string): boolean {
  const number = numberOf(text);
  return number === undefined || (/^\s*\d+\s*$/.test(text) && number >= 1 && number <= most);
}

const errorOf = (text: string, most: number) =>
  isNumberTo(most, text) ? undefined : t('bulk.number', { most });
