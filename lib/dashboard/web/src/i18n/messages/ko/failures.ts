import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': '실패 현황',
  'failures.none': '실패가 없습니다',
  'failures.error': '예외',
  'failures.otherMethods': { other: '외 메서드 {count}개' },
  'failures.attempts': '실패한 시도, 최근 1시간',
  'failures.minutes':
    '최근 1시간의 분별 실패한 시도: 가장 많은 1분에 {most}회, 마지막 1분에 {last}회',
  'failures.jobs': '실패한 작업',
  'failures.latest': '최근',
  'failure.one': '실패',
  'failure.unknown': '그런 실패에 대한 정보가 없거나 더 이상 남아 있지 않습니다.',
  'failure.type': '예외',
  'failure.message': '최근 메시지',
  'failure.first': '처음 발생',
  'failure.last': '마지막 발생',
  'failure.retries': '재시도를 기다리는 작업',
  'failure.history': '실패한 시도',
  'failure.label': '시간별 실패한 시도',
  'failure.none': '이 기간에는 이렇게 실패한 시도가 없습니다',
  'failure.samples': '최근 작업',
  'failure.samples.none': '이 실패를 겪은 작업이 더 이상 존재하지 않습니다',
  'failure.mute.always': '계속',
  'failure.mute.version': '다음 버전까지',
  'failure.muted': '{by} 님이 알림을 껐습니다',
  'failure.mutedUntil': '{by} 님이 {until}까지 알림을 껐습니다',
  'failure.mutedVersions': '{by} 님이 {versions} 이외의 버전이 실행될 때까지 알림을 껐습니다',
  'failure.requeueAll': { other: '실패한 작업 {count}개 모두 큐에 다시 넣기' },
  'failure.deleteAll': { other: '실패한 작업 {count}개 모두 삭제' },
};
