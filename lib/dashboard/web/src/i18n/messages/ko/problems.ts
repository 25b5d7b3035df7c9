import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': '문제',
  'problems.look': '보기',
  'problems.about':
    '현재와 과거에 시스템에서 발견된 문제입니다. 다른 간격을 설정하지 않으면 서버가 15초마다 점검합니다.',
  'problems.open': '진행 중인 문제',
  'problems.all': '모든 문제',
  'problems.none': '문제가 없습니다',
  'problems.none.text': '서버나 이 페이지가 문제를 발견하면 바로 여기에 표시됩니다.',
  'problems.problem': '문제',
  'problems.since': '발견',
  'problems.justNow': '아직 저장되지 않음',
  'problems.history': '종료된 문제',
  'problems.from': '시작',
  'problems.to': '종료',
  'problems.for': '기간',
  'problems.mute': '알림 끄기',
  'problems.unmute': '알림 켜기',
  'problems.muteFor': '알림을 끌 기간',
  'problems.muted': '알림을 껐습니다.',
  'problems.unmuted': '알림을 켰습니다.',
  'problems.mutedUntilEnd': '{by} 님이 문제가 끝날 때까지 알림을 껐습니다',
  'problems.mutedUntil': '{by} 님이 {until}까지 알림을 껐습니다',
  'problems.span.end': '문제가 끝날 때까지',
  'problems.span.1h': '1시간 동안',
  'problems.span.8h': '8시간 동안',
  'problems.span.1d': '하루 동안',
  'problems.span.7d': '7일 동안',
  'problem.method-failing': {
    other:
      '{subject} 메서드가 {since} 동안 실패하고 있습니다: 시도의 {share}, 분당 {perMinute}회. 작업 {count}개가 재시도를 기다립니다.',
  },
  'problem.server-silent': '서버 {subject}에서 응답이 없습니다. 마지막 하트비트: {heartbeatAt}.',
  'problem.server-lost':
    '서버 {subject}의 연결이 끊겼습니다. 마지막 하트비트: {heartbeatAt}. 다른 서버가 작업을 대신 실행합니다.',
  'problem.queue-unserved': {
    other:
      '큐 {subject}에서 작업 {count}개가 최대 {since} 동안 기다리고 있지만, 이 큐를 담당하는 서버가 없습니다.',
  },
  'problem.job-unknown': {
    other:
      '{subject}을(를) 아는 서버가 없습니다. 작업 {count}개가 최대 {since} 동안 기다리고 있습니다.',
  },
  'problem.clocks-apart': '{subject}의 시계와 저장소의 시계가 {differenceMs} 차이 납니다.',
  'problem.queue-stuck': {
    other: '큐 {subject}에서 {since} 동안 끝난 작업이 없으며, 준비된 작업이 {count}개 있습니다.',
  },
  'problem.backlog-grows': {
    other:
      '큐 {subject}의 적체가 {since} 동안 늘고 있습니다. 서버가 실행하는 것보다 많은 작업이 들어오며, 준비된 작업이 {count}개 있습니다.',
  },
  'problem.snapshot-held':
    '{since} 동안 유지된 스냅샷 때문에 저장소가 정리 작업을 하지 못합니다({subject}).',
  'problem.recurring-failing': '반복 작업 {subject}의 일정을 예약할 수 없습니다: {error}',
  'problem.recurring-overdue':
    '반복 작업 {subject}의 일정이 {since} 지연되었습니다. 예약한 서버가 없습니다.',
  'problem.recurring-runs-failing': '반복 작업 {subject}의 최근 작업 {runs}개가 실패했습니다.',
  'problem.recurring-skipping':
    '반복 작업 {subject}의 최근 {times}회가 건너뛰어졌습니다. 예정된 어느 시각에도 작업이 생성되지 않았습니다.',
  'problem.store-slow': '저장소가 응답하는 데 {answerMs} 걸립니다({subject}).',
  'problem.other': '확인이 필요합니다: {subject}.',
};
