import { ScheduledState } from './scheduled-state.js';

/** The run of the job has asked to run again later. The history has no Failed state of such a run, which has not failed. */
export class SnoozedState extends ScheduledState {}
