import { inspect } from 'node:util';
import { InvalidOptionsError } from '../support/options/invalid-options-error.js';
import type { Configurable } from './configuration/configurable.js';
import { Configured, placeOf } from './configuration/configured.js';
import { FromProvider } from './configuration/from.js';
import { type JobDecorator, jobDecorator } from './job-decorator.js';
import { addConfigured, addMetadata, classMetadata, methodMetadata } from './job-metadata.js';
import type { ServiceType } from './service-type.js';

const DISPLAY_NAME = 'display-name';

/**
 * Sets the name by which people know the job, in the dashboard and in logs. `{0}` stands for the first argument, `{1}`
 * for the second. Where an argument is missing or cannot be written, the name is the text with its placeholders.
 *
 * @default `Type.method`
 * @throws InvalidOptionsError when the class is loaded and the name is no text
 */
export const JobDisplayName = (name: Configurable<string>): JobDecorator => {
  if (!(name instanceof FromProvider)) requireName(name);
  return jobDecorator({ name: 'JobDisplayName' }, (target, method) => {
    const template =
      name instanceof FromProvider ? configured(name, placeOf(target, method)) : name;
    addMetadata(DISPLAY_NAME, template, target, method, '@JobDisplayName');
    if (template instanceof Configured) addConfigured(template, target);
  });
};

const configured = (name: FromProvider<string>, place: string) =>
  new Configured('@JobDisplayName', place, (read) => requireName(read.value(name, 'name')));

function requireName(name: string): string {
  if (typeof name === 'string' && name !== '') return name;
  const problem = `JobDisplayName: expected a text, got ${inspect(name)}.`;
  throw new InvalidOptionsError('JobDisplayName', [problem]);
}

export type DisplayNameTemplate = string | Configured<string>;

/**
 * The template of the decorator. A decorator on a method takes precedence over a decorator on a class, and a decorator
 * on a later class over decorators on the classes before it.
 */
export function displayNameTemplate(
  classes: readonly ServiceType[],
  method: string,
): DisplayNameTemplate | undefined {
  const ofMethod = classes.flatMap((type) =>
    methodMetadata<DisplayNameTemplate>(DISPLAY_NAME, type, method),
  );
  const ofClass = classes.flatMap((type) => classMetadata<DisplayNameTemplate>(DISPLAY_NAME, type));
  return ofMethod.at(-1) ?? ofClass.at(-1);
}
