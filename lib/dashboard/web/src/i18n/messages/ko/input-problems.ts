import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    '“{got}” 시간대는 없습니다. Europe/Istanbul 또는 UTC 같은 이름이 필요합니다.',
  'inputProblem.timeZone.likely': '“{got}” 시간대는 없습니다. “{likely}”을(를) 찾으셨나요?',
  'inputProblem.queueName': '큐 이름은 1~{most}자의 영문 소문자, 숫자, _, -입니다. 입력: “{got}”',
  'inputProblem.time': '서기 10000년 이전의 시각이 필요합니다. 입력: {got}',
  'inputProblem.cursor': '목록에 그런 위치가 없습니다. 첫 페이지부터 다시 시작하세요.',
  'inputProblem.searchedFor': '검색할 수 없습니다: {field}. 바꾸거나 빼세요.',
  'inputProblem.arguments.tooLarge':
    '인수가 허용된 {limit}바이트를 넘습니다. 데이터는 제자리에 두고 ID를 전달하세요.',
  'inputProblem.arguments.damaged':
    '저장된 작업의 인수를 읽을 수 없습니다. 작업이 생성된 뒤에 누군가 바꾸었습니다.',
  'inputProblem.arguments.unstorable': '{place}의 값은 저장할 수 없습니다.',
  'inputProblem.argument.object': '객체가 필요합니다({type})',
  'inputProblem.type.duplicate':
    '여러 클래스가 “{type}” 작업을 실행하게 됩니다: {classes}. 개발자가 @JobType으로 각각에 고유한 이름을 주어야 합니다.',
  'inputProblem.type.generated':
    '클래스 이름 “{type}”은(는) 빌드 도구가 만든 것입니다. 개발자가 @JobType으로 바뀌지 않는 이름을 주어야 합니다.',
  'inputProblem.recurring.unknown':
    '반복 작업 “{id}”은(는) {call}을(를) 호출하지만, 이 프로세스는 그 메서드를 모릅니다.',
  'inputProblem.bulk.unknown':
    '이 버전은 일괄 작업 “{action}”을(를) 모릅니다. 아무것도 하지 않았습니다.',
  'inputProblem.value.unknown': '“{name}” 필드는 없습니다.',
  'inputProblem.value.text': '{place}: 텍스트가 필요합니다. 입력: {got}',
  'inputProblem.value.list': '{place}: 목록이 필요합니다. 입력: {got}',
  'inputProblem.value.object': '{place}: 객체가 필요합니다. 입력: {got}',
  'inputProblem.value.flag': '{place}: true 또는 false가 필요합니다. 입력: {got}',
  'inputProblem.value.number': '{place}: {least}~{most}의 수가 필요합니다. 입력: {got}',
  'inputProblem.value.integer': '{place}: {least}~{most}의 정수가 필요합니다. 입력: {got}',
  'inputProblem.value.empty': '{place}: 비워 둘 수 없습니다.',
  'inputProblem.value.long': '{place}: 최대 {most}자까지 가능합니다.',
  'inputProblem.value.emptyList': '{place}: 목록을 비워 둘 수 없습니다.',
  'inputProblem.value.longList': '{place}: 요소는 최대 {most}개까지 가능합니다.',
  'inputProblem.value.choice': '{place}: 다음 중 하나가 필요합니다: {choices}. 입력: {got}',
  'inputProblem.value.id': '{place}: ID가 필요합니다. 입력: {got}',
  'inputProblem.value.nul': '{place}: 텍스트에 NUL 문자를 쓸 수 없습니다.',
  'inputProblem.value.exact': '{place}: 텍스트에 NUL 문자나 깨진 문자를 쓸 수 없습니다.',
  'inputProblem.value.other': '{place}: 쓸 수 없는 값입니다: {got}',
  'inputProblem.input.unknownType':
    '이 프로세스에는 “{type}” 클래스가 없습니다. 그 작업을 실행하는 프로세스의 대시보드를 사용하세요.',
  'inputProblem.input.unknownMethod': '{type}에는 작업이 될 수 있는 “{method}” 메서드가 없습니다.',
  'inputProblem.input.noJob':
    '{type}.{method}은(는) 작업으로 알려져 있지 않습니다. 개발자가 클래스에 @JobType 같은 데코레이터를 달거나 첫 작업을 코드에서 생성해야 합니다.',
  'inputProblem.input.manyArguments': '{call}의 인수는 최대 {most}개입니다. 입력: {got}개',
  'inputProblem.input.keptOfNone': '원본의 값은 복사본에서만 유지할 수 있습니다.',
  'inputProblem.input.keptUnseen':
    '인수 {index}(0부터 셈)의 값이 숨겨져 있을 수 있습니다. 다시 입력하세요.',
  'inputProblem.input.keptMissing': '원본이나 복사본에 인수 {index}(0부터 셈)이(가) 없습니다.',
  'inputProblem.input.longCopy':
    '이 작업의 인수는 {got}개이고, 양식은 최대 {most}개입니다. 코드에서 작업을 생성하세요.',
  'inputProblem.input.otherCall':
    '원본은 {call}을(를) 호출합니다. 복사본도 같은 메서드를 호출해야 합니다.',
  'inputProblem.input.noVersion':
    '애플리케이션 버전을 알리는 서버가 없어서 다음 버전이 언제 오는지 알 수 없습니다.',
  'inputProblem.input.manyMutes':
    '이미 {got}개의 실패가 알림이 꺼져 있습니다. 최대 {most}개까지 가능합니다. 먼저 일부의 알림을 켜세요.',
  'inputProblem.cron.empty': '필드가 5개 또는 6개 필요하지만 하나도 없습니다.',
  'inputProblem.cron.count':
    '필드 5개(분, 시, 일, 월, 요일), 초를 앞에 둔 6개 또는 @daily 같은 매크로가 필요합니다. 입력: {got}개',
  'inputProblem.cron.long': '최대 {most}자까지 가능합니다. 입력: {got}자',
  'inputProblem.cron.item':
    '{min}~{max}의 숫자, {forms} 같은 형식(간격 1~{max}) 또는 이들의 목록이 필요합니다. 입력: “{item}”',
  'inputProblem.cron.named':
    '{min}~{max}의 숫자, {first}~{last}의 이름, {forms} 같은 형식(간격 1~{max}) 또는 이들의 목록이 필요합니다. 입력: “{item}”',
  'inputProblem.cron.likely':
    '{min}~{max}의 숫자, {first}~{last}의 이름, {forms} 같은 형식(간격 1~{max}) 또는 이들의 목록이 필요합니다. 입력: “{item}”. “{likely}”을(를) 찾으셨나요?',
  'inputProblem.cron.macro': '다음 중 하나 또는 @every 90s 같은 간격이 필요합니다: {macros}',
  'inputProblem.cron.likelyMacro':
    '다음 중 하나 또는 @every 90s 같은 간격이 필요합니다: {macros}. “{likely}”을(를) 찾으셨나요?',
  'inputProblem.cron.interval':
    '@every 뒤에는 정수와 ms, s, m, h, d 중 하나가 필요합니다. 1s부터 365d까지이며, 예는 @every 90s입니다.',
};
