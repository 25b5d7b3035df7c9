import {
  CalendarClock,
  ChartNoAxesColumn,
  Gauge,
  Layers,
  ListChecks,
  type LucideIcon,
  Rows3,
  ScrollText,
  Server,
  TriangleAlert,
  Workflow,
} from 'lucide-preact';
import type { BoundedCount, LiveAnswer } from '../../../../answers/live';
import { paths } from '../../addresses/paths';
import {
  AWAITING,
  DELETED,
  ENQUEUED,
  FAILED,
  PROCESSING,
  SCHEDULED,
  STATES,
  SUCCEEDED,
} from '../../components/state/built-in-states';
import type { MessageKey } from '../../i18n/translate';

export interface NavigationItem {
  readonly href: string;
  readonly label: MessageKey;
  readonly count?: (live: LiveAnswer) => BoundedCount | undefined;
  /** The key that leads to the page after `g`. */
  readonly key?: string;
  readonly icon?: LucideIcon;
  /** The state whose colour the entry has. */
  readonly state?: string;
}

const STATE_KEYS: Readonly<Record<string, string>> = {
  [ENQUEUED]: 'e',
  [SCHEDULED]: 's',
  [PROCESSING]: 'p',
  [SUCCEEDED]: 'u',
  [FAILED]: 'f',
  [DELETED]: 'd',
  [AWAITING]: 'w',
};

const exactly = (count: number): BoundedCount => ({ count, isExact: true });

export const SUMMARIES: readonly NavigationItem[] = [
  { href: paths.overview, label: 'overview.title', icon: Gauge, key: 'o' },
  { href: paths.performance, label: 'performance.title', icon: ChartNoAxesColumn, key: 'm' },
  {
    href: paths.problems,
    label: 'problems.title',
    icon: TriangleAlert,
    count: ({ problems }) => exactly(problems),
    key: 'i',
  },
];

export const JOB_LISTS: readonly NavigationItem[] = [
  { href: paths.jobs(), label: 'jobs.all', key: 'j' },
  ...STATES.map((state) => ({
    href: paths.jobs(state),
    label: `state.${state}` as const,
    count: ({ counts }: LiveAnswer) => counts[state],
    key: STATE_KEYS[state] ?? '',
    state,
  })),
  { href: paths.retries, label: 'retries.title', count: ({ retries }) => retries, key: 'r' },
];

export const RESOURCES: readonly NavigationItem[] = [
  {
    href: paths.recurring,
    label: 'recurring.title',
    icon: CalendarClock,
    count: ({ recurring }) => exactly(recurring),
    key: 'c',
  },
  { href: paths.batches, label: 'batches.title', icon: Layers, key: 'b' },
  { href: paths.queues, label: 'queues.title', icon: Rows3, key: 'q' },
  {
    href: paths.servers,
    label: 'servers.title',
    icon: Server,
    count: ({ servers }) => exactly(servers),
    key: 'v',
  },
  { href: paths.bulkOperations, label: 'bulk.title', icon: ListChecks, key: 'k' },
  { href: paths.audit, label: 'audit.title', icon: ScrollText, key: 'a' },
];

export const JOBS_ICON = Workflow;
