import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../../support/text/did-you-mean.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import type { OptionSpec, OptionSpecs } from './option-specs.js';

export interface ReadArguments {
  /** The arguments that are no options. */
  readonly words: readonly string[];
  /** The values by the names of the options. True for an option that takes no value. */
  readonly options: ReadonlyMap<string, string | true>;
}

/** @throws InvalidArgumentError if an option is unknown, was given twice, lacks its value, or takes no value */
export function readArguments(args: readonly string[], specs: OptionSpecs): ReadArguments {
  const words: string[] = [];
  const options = new Map<string, string | true>();
  const { tokens } = parseArgs({
    args: [...args],
    options: forNode(specs),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;

    const { name, rawName, value, inlineValue } = token;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) throw unknown(rawName, specs);
    if (options.has(name)) throw new InvalidArgumentError(rawName, `${rawName} was given twice.`);
    options.set(name, givenValue(spec, { rawName, value, isInline: inlineValue === true }));
  }
  return { words, options };
}

function forNode(specs: OptionSpecs): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, { short, value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) },
    ]),
  );
}

interface GivenOption {
  readonly rawName: string;
  readonly value: string | undefined;
  /** Given as `--name=value`. */
  readonly isInline: boolean;
}

function givenValue(spec: OptionSpec, { rawName, value, isInline }: GivenOption): string | true {
  if (spec.value === undefined) {
    if (value === undefined) return true;
    throw new InvalidArgumentError(rawName, `${rawName} takes no value.`);
  }
  if (value === undefined || value === '') {
    throw new InvalidArgumentError(rawName, `${rawName}: expected ${spec.value}, got nothing.`);
  }
  if (!isInline && value.startsWith('-')) {
    const remedy = `Write ${rawName}=${value} if it is meant as the value.`;
    throw new InvalidArgumentError(
      rawName,
      `${rawName}: expected ${spec.value}, got the option "${value}". ${remedy}`,
    );
  }
  return value;
}

function unknown(rawName: string, specs: OptionSpecs): InvalidArgumentError {
  const names = Object.keys(specs).map((name) => `--${name}`);
  const meant = didYouMean(rawName, names);
  const hint =
    meant === undefined ? `Known options: ${names.join(', ')}.` : `Did you mean "${meant}"?`;
  return new InvalidArgumentError(rawName, `Unknown option "${rawName}". ${hint}`);
}
