export const inputProblems = {
  'inputProblem.timeZone':
    'There is no time zone “{got}”. Expected a name such as Europe/Istanbul or UTC.',
  'inputProblem.timeZone.likely': 'There is no time zone “{got}”. Did you mean “{likely}”?',
  'inputProblem.queueName':
    'The name of a queue has 1 to {most} lowercase letters, digits, _ and -; got “{got}”.',
  'inputProblem.time': 'Expected a time before the year 10000, got {got}.',
  'inputProblem.cursor': 'This list has no such place. Begin at its first page again.',
  'inputProblem.searchedFor': 'This cannot be searched for: {field}. Change it, or leave it out.',
  'inputProblem.arguments.tooLarge':
    'The arguments take more than the {limit} bytes that are allowed. Keep the data where it belongs, and pass an id.',
  'inputProblem.arguments.damaged':
    'The stored arguments of the job cannot be read. Somebody has changed them since the job was created.',
  'inputProblem.arguments.unstorable': 'The value at {place} cannot be stored.',
  'inputProblem.argument.object': 'expected an object ({type})',
  'inputProblem.type.duplicate':
    'Several classes would run jobs of “{type}”: {classes}. A developer has to give each a name of its own with @JobType.',
  'inputProblem.type.generated':
    'A build tool has made the name of the class “{type}”. A developer has to give it a lasting name with @JobType.',
  'inputProblem.recurring.unknown':
    'The recurring job “{id}” calls {call}, and this process does not know that method.',
  'inputProblem.bulk.unknown':
    'This version does not know the bulk operation “{action}”. Nothing was done.',
  'inputProblem.value.unknown': 'There is no field “{name}”.',
  'inputProblem.value.text': '{place}: expected a text, got {got}.',
  'inputProblem.value.list': '{place}: expected a list, got {got}.',
  'inputProblem.value.object': '{place}: expected an object, got {got}.',
  'inputProblem.value.flag': '{place}: expected true or false, got {got}.',
  'inputProblem.value.number': '{place}: expected a number from {least} to {most}, got {got}.',
  'inputProblem.value.integer':
    '{place}: expected a whole number from {least} to {most}, got {got}.',
  'inputProblem.value.empty': '{place}: must not be empty.',
  'inputProblem.value.long': '{place}: expected at most {most} characters.',
  'inputProblem.value.emptyList': '{place}: the list must not be empty.',
  'inputProblem.value.longList': '{place}: expected a list of at most {most} elements.',
  'inputProblem.value.choice': '{place}: expected one of {choices}; got {got}.',
  'inputProblem.value.id': '{place}: expected an id, got {got}.',
  'inputProblem.value.nul': '{place}: the text must not contain NUL characters.',
  'inputProblem.value.exact':
    '{place}: the text must not contain NUL characters or broken characters.',
  'inputProblem.value.other': '{place}: this value is not possible: {got}.',
  'inputProblem.input.unknownType':
    'This process has no class named “{type}”. Use a dashboard in a process that runs its jobs.',
  'inputProblem.input.unknownMethod': '{type} has no method “{method}” that can be a job.',
  'inputProblem.input.noJob':
    '{type}.{method} is not known as a job. A developer has to give the class a decorator such as @JobType, or create its first job in code.',
  'inputProblem.input.manyArguments': '{call} takes at most {most} arguments, got {got}.',
  'inputProblem.input.keptOfNone': 'Values of an original can only be kept in a copy.',
  'inputProblem.input.keptUnseen':
    'The value of argument {index} (counted from 0) may be hidden from you. Type it anew.',
  'inputProblem.input.keptMissing':
    'The original or the copy has no argument {index} (counted from 0).',
  'inputProblem.input.longCopy':
    'The job has {got} arguments, but a form has at most {most}. Create the job in code.',
  'inputProblem.input.otherCall': 'The original calls {call}. A copy has to call the same method.',
  'inputProblem.input.noVersion':
    'No server says which version of the application it runs, so nobody can tell when the next one comes.',
  'inputProblem.input.manyMutes':
    '{got} failures are muted already; there can be {most} at most. Unmute some first.',
  'inputProblem.cron.empty': 'Expected five or six fields, got none.',
  'inputProblem.cron.count':
    'Expected five fields (minute, hour, day of month, month, day of week), six with seconds first, or a macro such as @daily; got {got}.',
  'inputProblem.cron.long': 'Expected at most {most} characters, got {got}.',
  'inputProblem.cron.item':
    'Expected numbers from {min} to {max}, forms such as {forms} (steps from 1 to {max}), or a list of these; got “{item}”.',
  'inputProblem.cron.named':
    'Expected numbers from {min} to {max}, names from {first} to {last}, forms such as {forms} (steps from 1 to {max}), or a list of these; got “{item}”.',
  'inputProblem.cron.likely':
    'Expected numbers from {min} to {max}, names from {first} to {last}, forms such as {forms} (steps from 1 to {max}), or a list of these; got “{item}”. Did you mean “{likely}”?',
  'inputProblem.cron.macro': 'Expected one of {macros}, or an interval such as @every 90s.',
  'inputProblem.cron.likelyMacro':
    'Expected one of {macros}, or an interval such as @every 90s. Did you mean “{likely}”?',
  'inputProblem.cron.interval':
    'Expected a whole number and one of ms, s, m, h, d after @every, from 1s to 365d, such as @every 90s.',
} as const;
