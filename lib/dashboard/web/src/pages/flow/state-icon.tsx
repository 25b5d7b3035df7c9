import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-preact';
import { stateColourOf } from '../../components/state/state-names';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  enqueued: Clock,
  scheduled: CalendarClock,
  processing: LoaderCircle,
  succeeded: CircleCheck,
  failed: CircleX,
  deleted: Ban,
  awaiting: Hourglass,
};

/** A shape for each state, beside its name. */
export function StateIcon({ state }: { state: string }) {
  const Icon = ICONS[stateColourOf(state)] ?? CircleDashed;
  return <Icon size={16} aria-hidden="true" />;
}
