import { setImmediate } from 'node:timers/promises';
import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';

/** So many runs share a creation, as in a call that enqueues many jobs. */
const RUNS_A_CREATION = 1_000;

/**
 * The spans of runs as this library makes them, with the same attributes and an asynchronous method inside, but made by
 * the SDK alone.
 *
 * @param {number} count
 * @returns {Promise<number>} microseconds of processor time for each
 */
export async function spansAlone(count) {
  const tracer = trace.getTracer('spans-alone');
  await makeSpans(tracer, Math.ceil(count / 4));
  const before = process.cpuUsage();
  await makeSpans(tracer, count);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

async function makeSpans(tracer, count) {
  for (let made = 0; made < count; made += RUNS_A_CREATION) {
    const fields = creationOf(tracer);
    for (let run = 0; run < RUNS_A_CREATION; run += 1) await runInside(tracer, fields);
    // Timers, such as that of the exporter, get their turn.
    await setImmediate();
  }
}

function creationOf(tracer) {
  const span = tracer.startSpan('enqueue', { kind: SpanKind.PRODUCER });
  const fields = {};
  propagation.inject(trace.setSpan(ROOT_CONTEXT, span), fields);
  span.end();
  return fields;
}

async function runInside(tracer, fields) {
  const origin = propagation.extract(ROOT_CONTEXT, fields);
  const attributes = {
    'messaging.system': 'hangfire',
    'messaging.operation.type': 'process',
    'messaging.operation.name': 'run',
    'messaging.destination.name': 'default',
    'hangfire.job.type': 'NothingService',
    'hangfire.job.method': 'run',
  };
  const span = tracer.startSpan('run default', { kind: SpanKind.CONSUMER, attributes }, origin);
  if (span.isRecording()) {
    span.setAttribute('messaging.message.id', '018f3c7e-0000-7000-8000-000000000000');
    span.setAttribute('messaging.client.id', 'machine:1:018f3c7e');
    span.setAttribute('hangfire.job.attempt', 1);
  }
  await context.with(trace.setSpan(origin, span), nothing);
  if (span.isRecording()) span.setAttribute('hangfire.job.state', 'Succeeded');
  span.end();
}

async function nothing() {}
