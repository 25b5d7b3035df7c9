import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': '처리하지 못했습니다.',
  'error.recovers': '자동으로 다시 시도하고 있습니다.',
  'error.stale': '표시된 내용이 최신이 아닐 수 있습니다.',
  'error.unknown.title': '찾을 수 없음',
  'error.unknown.text': '존재하지 않거나 더 이상 존재하지 않습니다.',
  'error.session.title': '세션이 종료되었습니다',
  'error.session.text': '다시 로그인한 다음 페이지를 다시 불러오세요.',
  'error.forbidden.title': '허용되지 않음',
  'error.forbidden.text': '이 작업을 할 권한이 없습니다.',
  'error.input.title': '요청을 이해할 수 없습니다',
  'error.input.text': '요청에 올바르지 않은 값이 있습니다.',
  'error.store.title': '저장소에 연결할 수 없습니다',
  'error.store.text': '애플리케이션은 응답하지만 데이터베이스가 응답하지 않습니다.',
  'error.network.title': '애플리케이션에 연결할 수 없습니다',
  'error.network.text': '응답이 없습니다. 다시 시작하는 중이거나 네트워크가 끊겼을 수 있습니다.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': '현재 요청이 너무 많습니다.',
  'errorCode.HANGFIRE_STORAGE_BUSY': '현재 검색이 너무 많습니다.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    '페이지가 너무 오래 열려 있었습니다. 다시 한 번 시도하세요.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE': '끝난 일괄 삭제만 되돌릴 수 있습니다.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    '이 ID의 반복 작업이 이미 있습니다. 다른 ID를 선택하세요.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE':
    '보낸 데이터가 너무 큽니다. 아무것도 하지 않았습니다.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    '보낸 데이터가 모두 도착하지 않았습니다. 아무것도 하지 않았습니다.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    '다른 곳에서 작업을 계속 바꾸고 있습니다. 아무것도 하지 않았습니다. 다시 시도하세요.',
  'error.server.title': '문제가 발생했습니다',
  'error.server.text': '애플리케이션이 응답하지 못했습니다. 원인은 애플리케이션 로그에 있습니다.',
};
