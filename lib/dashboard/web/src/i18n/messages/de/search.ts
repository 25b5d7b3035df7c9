import type { search as english } from '../en/search';
import type { Translation } from '../translation';

export const search: Translation<typeof english> = {
  'search.label': 'Jobs suchen',
  'search.placeholder': 'Jobs suchen: Text, type:, queue:, error: …',
  'search.clear': 'Suche löschen',
  'search.suggestions': 'Vorschläge',
  'search.inAll': 'In allen Jobs suchen',
  'search.type': 'Klasse des Jobs',
  'search.method': 'Methode des Jobs',
  'search.queue': 'Name einer Queue',
  'search.state': 'Status des Jobs',
  'search.error': 'Typ oder Text der Exception',
  'search.fingerprint': 'Ursache des Fehlers',
  'search.arg': 'Text in den Argumenten',
  'search.server': 'ID des Servers, der den Job ausführt',
  'search.ran-on': 'ID eines Servers, der den Job ausgeführt hat',
  'search.recurring': 'ID eines wiederkehrenden Jobs',
  'search.batch': 'ID eines Batches',
  'search.bulk': 'ID einer Massenaktion',
  'search.before': 'erstellt vor',
  'search.after': 'erstellt nach',
  'search.failed-after': 'zuletzt fehlgeschlagen nach',
  'search.failed-before': 'zuletzt fehlgeschlagen vor',
  'search.duration': 'Dauer der Ausführung',
  'search.wait': 'Zeit von bereit bis gestartet',
  'search.id': 'ID des Jobs',
  'search.hoursAgo.1': 'vor einer Stunde',
  'search.hoursAgo.24': 'vor einem Tag',
  'search.hoursAgo.168': 'vor einer Woche',
  'inputProblem.search.behind': '{qualifier}: etwas dahinter fehlt.',
  'inputProblem.search.twice': '{qualifier}: darf nur einmal vorkommen.',
  'inputProblem.search.unknown':
    '{qualifier}: ist kein bekannter Begriff. Bekannt sind {known}. Um nach dem Text selbst zu suchen, setze ihn in Anführungszeichen.',
  'inputProblem.search.likely':
    '{qualifier}: ist kein bekannter Begriff. Meintest du „{likely}:“? Um nach dem Text selbst zu suchen, setze ihn in Anführungszeichen.',
  'inputProblem.search.instant':
    '{qualifier}: erwartet wird ein Datum wie 2026-01-31, ein Zeitpunkt wie 2026-01-31T14:30, eine Uhrzeit wie 14:30 oder wie lange es her ist: 90s, 15m, 6h, 2d, 1w; angegeben ist „{got}“.',
  'inputProblem.search.range':
    '{qualifier}: erwartet wird eine Dauer hinter einem Zeichen, wie >5s, <=500ms oder >1.5h, oder zwei mit Punkten dazwischen, wie 1s..5s; angegeben ist „{got}“.',
  'inputProblem.search.queue':
    '{qualifier}: erwartet wird der Name einer Warteschlange; angegeben ist „{got}“.',
  'inputProblem.search.state':
    '{qualifier}: erwartet wird der Name eines Zustands; angegeben ist „{got}“.',
  'inputProblem.search.job': '{qualifier}: erwartet wird die ID eines Jobs; angegeben ist „{got}“.',
  'inputProblem.search.batch':
    '{qualifier}: erwartet wird die ID eines Batches; angegeben ist „{got}“.',
  'inputProblem.search.bulk':
    '{qualifier}: erwartet wird die ID einer Massenaktion; angegeben ist „{got}“.',
  'inputProblem.search.hidden':
    '{qualifier}: Argumente werden hier nicht oder nicht alle angezeigt.',
  'inputProblem.search.long': 'Höchstens {most} Zeichen sind möglich.',
  'inputProblem.search.nul': 'Der Text darf kein NUL-Zeichen enthalten.',
  'inputProblem.search.terms': 'Höchstens {most} Begriffe sind möglich.',
  'inputProblem.search.quotes':
    'Hinter jedem Wort muss ein Leerzeichen stehen, und jedes Anführungszeichen muss geschlossen sein: {got}',
};
