/** The parameter that carries a trace from the creation of a job to its runs. It means nothing to people. */
export const TRACE_PARAMETER = 'TraceContext';
