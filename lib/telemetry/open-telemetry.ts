import { optionalPackage } from '../support/optional-package.js';

/** The API of OpenTelemetry. Without an SDK, all of its calls do nothing. */
export type OpenTelemetry = typeof import('@opentelemetry/api');

/** @throws OptionalPackageMissingError */
export const loadOpenTelemetry = (): Promise<OpenTelemetry> =>
  optionalPackage('telemetry', '@opentelemetry/api', () => import('@opentelemetry/api'));
