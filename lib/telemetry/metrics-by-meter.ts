import type { Metering } from '../instruments/metering.js';
import { LIBRARY_VERSION } from '../support/versions/library-version.js';
import { MeterSink } from './meter-sink.js';
import { loadOpenTelemetry } from './open-telemetry.js';
import { INSTRUMENTATION } from './tracing.js';

/**
 * Has a meter of OpenTelemetry collect what is measured. Nothing is measured for a meter that throws everything away,
 * as where no SDK is set up.
 *
 * @throws OptionalPackageMissingError
 */
export async function metricsByMeter(metering: Metering): Promise<MeterSink | undefined> {
  const { metrics, createNoopMeter } = await loadOpenTelemetry();
  const meter = metrics.getMeter(INSTRUMENTATION, LIBRARY_VERSION);
  // The API has one such meter, and hands it out again.
  if (meter === createNoopMeter()) return undefined;

  const sink = new MeterSink(meter, metering.gauges);
  metering.attach(sink);
  return sink;
}
