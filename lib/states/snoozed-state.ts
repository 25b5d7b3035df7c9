import { ScheduledState } from './scheduled-state.js';

/** The run of the job has asked to run again later. Such a run has not failed, so the history gets no Failed state. */
export class SnoozedState extends ScheduledState {}
