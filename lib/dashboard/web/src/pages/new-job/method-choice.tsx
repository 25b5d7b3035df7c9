import { useId } from 'preact/hooks';
import type { JobMethodAnswer } from '../../../../answers/creation';
import { t } from '../../i18n/translate';
import css from './new-job.module.css';

interface MethodChoiceProps {
  readonly methods: readonly JobMethodAnswer[];
  readonly isCut: boolean;
  readonly chosen: JobMethodAnswer | undefined;
  readonly onChoose: (method: JobMethodAnswer | undefined) => void;
}

/** The methods that jobs may call. */
export function MethodChoice({ methods, isCut, chosen, onChoose }: MethodChoiceProps) {
  const id = useId();

  return (
    <div class={css.field}>
      <label for={id}>{t('newJob.method')}</label>
      <select
        id={id}
        value={chosen && callOf(chosen)}
        onChange={({ currentTarget: { value } }) =>
          onChoose(methods.find((one) => callOf(one) === value))
        }
      >
        <option value="">{t('newJob.choose')}</option>
        {methods.map((one) => (
          <option key={callOf(one)} value={callOf(one)}>
            {callOf(one)}
          </option>
        ))}
      </select>
      {isCut && <p class="muted">{t('newJob.methods.cut')}</p>}
    </div>
  );
}

const callOf = ({ type, method }: JobMethodAnswer) => `${type}.${method}`;
