import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': '대기 이유',
  'waiting.paused': '큐 {queue} 일시 중지됨({since}).',
  'waiting.pausedBy': '{by} 님이 큐 {queue}의 처리를 일시 중지했습니다({since}).',
  'waiting.unserved': '큐 {queue}의 작업을 담당하는 서버가 없습니다.',
  'waiting.unknown':
    '큐 {queue}의 어떤 서버도 {method}을(를) 알지 못합니다. 이를 아는 서버가 시작되면 바로 실행됩니다.',
  'waiting.known':
    '작업을 가져간 서버가 {method}을(를) 알지 못합니다. 다음 서버에서 실행됩니다: {servers}.',
  'waiting.unknownMethods':
    '{methods}을(를) 아는 서버가 없습니다. 큐 {queue}의 작업이 이를 아는 서버를 기다리고 있습니다.',
  'waiting.busy': { other: '담당 서버의 워커 {count}개가 모두 사용 중입니다.' },
  'waiting.busyWith': {
    other:
      '담당 서버의 워커 {count}개가 모두 사용 중이며, 주로 다음을 실행하고 있습니다: {methods}.',
  },
  'waiting.next': '큐에서 다음 차례입니다.',
  'waiting.ahead': { other: '큐에서 이 작업 앞에 작업 {count}개가 있습니다.' },
  'waiting.aheadFor': {
    other:
      '큐에서 이 작업 앞에 작업 {count}개가 있습니다. 최근 1분의 속도로 약 {duration} 걸립니다.',
  },
  'waiting.lock':
    '잠금 {resource} 대기 중입니다. 지금은 아무도 보유하지 않으며, 잠금을 얻을 작업을 깨웠습니다.',
  'waiting.lockHeld': '잠금 {resource} 대기 중입니다. 보유한 작업:',
  'waiting.time': '예정 시각: {at}.',
  'waiting.retry': '마지막 실행이 실패했습니다. 다시 실행할 시각: {at}.',
  'waiting.parents': { other: '기다리는 작업 또는 배치 {count}개가 아직 끝나지 않았습니다.' },
  'waiting.parentsEnded': '기다리던 것이 모두 끝났습니다. 곧 이어서 진행됩니다.',
};
