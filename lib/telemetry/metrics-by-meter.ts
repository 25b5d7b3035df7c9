import type { Metering } from '../instruments/metering.js';
import { LIBRARY_VERSION } from '../support/versions/library-version.js';
import { MeterSink } from './meter-sink.js';
import { loadOpenTelemetry } from './open-telemetry.js';
import { INSTRUMENTATION } from './tracing.js';

/**
 * Has a meter of OpenTelemetry collect what is measured.
 *
 * @throws OptionalPackageMissingError
 */
export async function metricsByMeter(metering: Metering): Promise<MeterSink> {
  const { metrics } = await loadOpenTelemetry();
  const meter = metrics.getMeter(INSTRUMENTATION, LIBRARY_VERSION);
  const sink = new MeterSink(meter, metering.gauges);
  metering.attach(sink);
  return sink;
}
