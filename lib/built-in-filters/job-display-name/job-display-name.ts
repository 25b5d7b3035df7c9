import { z } from 'zod';
import type { JobDecorator } from '../../filters/use-job-filters.js';
import { addMetadata } from '../../job/job-metadata.js';
import { parseOptions } from '../../support/options.js';

export const DISPLAY_NAME = 'display-name';

const schema = z.string('a text').min(1, 'a text');

/**
 * The name by which people know the job, in the dashboard and in logs. `{0}` stands for its first
 * argument, `{1}` for the second. Where an argument is missing or cannot be written, the text is
 * shown as it stands here.
 *
 * @default `Type.method`
 * @throws InvalidOptionsError for anything but a text, when the class is loaded
 */
export const JobDisplayName = (name: string): JobDecorator => {
  parseOptions('JobDisplayName', schema, name);
  return (target: object, method?: string | symbol) => {
    addMetadata(DISPLAY_NAME, name, target, method);
  };
};
