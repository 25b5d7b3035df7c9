import { isQueueName } from '../../job/queue-name.js';
import { InvalidScaleRequestError } from '../errors/invalid-scale-request-error.js';

export type ScaleMeasure = 'ready' | 'oldestAge' | 'workers';

/** The question of an autoscaler. */
export interface ScaleRequest {
  readonly queue: string;
  readonly measure: ScaleMeasure;
  /**
   * Within how many seconds all jobs that are ready now should start. Undefined unless the question is about
   * workers.
   */
  readonly startWithinSeconds: number | undefined;
}

/** The name of the answers for autoscalers, below the path of the metrics. */
export const SCALE = 'scale';

type Query = Readonly<Record<string, string | string[]>>;

const PARAMETERS = ['queue', 'measure', 'startWithin'];
const MEASURES: readonly ScaleMeasure[] = ['ready', 'oldestAge', 'workers'];
const DURATION = /^(?<amount>\d{1,6})(?<unit>ms|s|m|h)$/;
const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3_600 };
const DAY_SECONDS = 86_400;

/** @throws InvalidScaleRequestError */
export function scaleRequestIn(query: Query): ScaleRequest {
  const unknown = Object.keys(query).find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) {
    throw new InvalidScaleRequestError('parameter', unknown, `one of ${PARAMETERS.join(', ')}`);
  }
  const { queue, measure, startWithin } = query;
  if (typeof queue !== 'string' || !isQueueName(queue)) {
    throw new InvalidScaleRequestError('queue', queue, 'the name of one queue');
  }
  const startWithinSeconds = startWithin === undefined ? undefined : secondsIn(startWithin);
  const asked = measureIn(measure ?? (startWithin === undefined ? 'ready' : 'workers'));
  if ((asked === 'workers') !== (startWithinSeconds !== undefined)) {
    throw new InvalidScaleRequestError(
      'startWithin',
      startWithin,
      'a duration with the measure "workers", and nothing with other measures',
    );
  }
  return { queue, measure: asked, startWithinSeconds };
}

function measureIn(given: string | string[]): ScaleMeasure {
  const found = MEASURES.find((it) => it === given);
  if (found) return found;
  throw new InvalidScaleRequestError('measure', given, `one of ${MEASURES.join(', ')}`);
}

function secondsIn(given: string | string[]): number {
  const { amount = '', unit = '' } = DURATION.exec(String(given))?.groups ?? {};
  const seconds = Number(amount) * (SECONDS[unit] ?? 0);
  if (seconds > 0 && seconds <= DAY_SECONDS) return seconds;
  throw new InvalidScaleRequestError(
    'startWithin',
    given,
    'a duration such as 500ms, 30s, 5m or 1h, at most 24h',
  );
}
