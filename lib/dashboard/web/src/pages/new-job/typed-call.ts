import type {
  CopiedArgument,
  JobMethodAnswer,
  ParameterAnswer,
} from '../../../../answers/creation';
import { t } from '../../i18n/translate';
import { jsonPlace } from './json-place';

/** One argument of a form. */
export interface TypedArgument extends ParameterAnswer {
  readonly text: string;
  /** Whether the copy takes over the value of the original, as long as nobody types another value. */
  readonly canBeKept: boolean;
  /** Whether the original has a hidden value here, which somebody must type again. */
  readonly isMissing: boolean;
}

/** The values that a form sends. */
export interface CallValues {
  readonly args: readonly unknown[];
  readonly kept: readonly number[];
}

/** The empty fields of a method. */
export const fieldsOf = ({ parameters }: JobMethodAnswer): readonly TypedArgument[] =>
  parameters.map((parameter) => ({
    ...parameter,
    text: '',
    canBeKept: false,
    isMissing: false,
  }));

/** The fields of a copy, with the values of the original as far as they can be edited. */
export function fieldsOfCopy(
  method: JobMethodAnswer,
  args: readonly CopiedArgument[],
): readonly TypedArgument[] {
  const filled = args.map(({ json, ...argument }) => ({
    ...argument,
    text: json ?? '',
    isMissing: json === undefined && !argument.canBeKept,
  }));
  return [...filled, ...fieldsOf(method).slice(args.length)];
}

/** The error in an argument; undefined if there is none. */
export function problemOf(fields: readonly TypedArgument[], index: number): string | undefined {
  const field = fields[index];
  if (field === undefined || (field.text.trim() === '' && field.canBeKept)) return undefined;
  if (field.text.trim() !== '') return jsonProblem(field.text);
  if (field.isMissing) return t('newJob.missing');
  return fields.slice(index + 1).some(isGiven) ? t('newJob.gap') : undefined;
}

/** Empty fields at the end are no arguments. Undefined if any field is wrong. */
export function valuesOf(fields: readonly TypedArgument[]): CallValues | undefined {
  if (fields.some((_, index) => problemOf(fields, index) !== undefined)) return undefined;

  const given = fields.slice(0, fields.findLastIndex(isGiven) + 1);
  return {
    args: given.map(({ text }) => (text.trim() === '' ? null : JSON.parse(text))),
    kept: given.flatMap(({ text }, index) => (text.trim() === '' ? [index] : [])),
  };
}

const isGiven = ({ text, canBeKept, isMissing }: TypedArgument) =>
  text.trim() !== '' || canBeKept || isMissing;

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const place = jsonPlace(text, error);
    return place ? t('newJob.json.at', place) : t('newJob.json');
  }
}
