import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    'Es gibt keine Zeitzone „{got}“. Erwartet wird ein Name wie Europe/Istanbul oder UTC.',
  'inputProblem.timeZone.likely': 'Es gibt keine Zeitzone „{got}“. Meinten Sie „{likely}“?',
  'inputProblem.queueName':
    'Der Name einer Warteschlange besteht aus 1 bis {most} Kleinbuchstaben, Ziffern, _ und -; angegeben ist „{got}“.',
  'inputProblem.time': 'Erwartet wird ein Zeitpunkt vor dem Jahr 10000; angegeben ist {got}.',
  'inputProblem.cursor':
    'Diese Stelle gibt es in der Liste nicht. Beginnen Sie wieder auf der ersten Seite.',
  'inputProblem.searchedFor':
    'Danach kann nicht gesucht werden: {field}. Ändern Sie die Angabe, oder lassen Sie sie weg.',
  'inputProblem.arguments.tooLarge':
    'Die Argumente sind größer als die erlaubten {limit} Bytes. Lassen Sie die Daten, wo sie hingehören, und übergeben Sie eine ID.',
  'inputProblem.arguments.damaged':
    'Die gespeicherten Argumente des Jobs sind nicht lesbar. Jemand hat sie geändert, nachdem der Job erstellt wurde.',
  'inputProblem.arguments.unstorable': 'Der Wert bei {place} kann nicht gespeichert werden.',
  'inputProblem.argument.object': 'erwartet wird ein Objekt ({type})',
  'inputProblem.type.duplicate':
    'Mehrere Klassen würden Jobs von „{type}“ ausführen: {classes}. Ein Entwickler muss jeder mit @JobType einen eigenen Namen geben.',
  'inputProblem.type.generated':
    'Den Namen der Klasse „{type}“ hat ein Build-Werkzeug erzeugt. Ein Entwickler muss ihr mit @JobType einen dauerhaften Namen geben.',
  'inputProblem.recurring.unknown':
    'Der wiederkehrende Job „{id}“ ruft {call} auf; diese Methode kennt dieser Prozess nicht.',
  'inputProblem.bulk.unknown':
    'Diese Version kennt die Massenaktion „{action}“ nicht. Es ist nichts geschehen.',
  'inputProblem.value.unknown': 'Es gibt kein Feld „{name}“.',
  'inputProblem.value.text': '{place}: erwartet wird ein Text; angegeben ist {got}.',
  'inputProblem.value.list': '{place}: erwartet wird eine Liste; angegeben ist {got}.',
  'inputProblem.value.object': '{place}: erwartet wird ein Objekt; angegeben ist {got}.',
  'inputProblem.value.flag': '{place}: erwartet wird true oder false; angegeben ist {got}.',
  'inputProblem.value.number':
    '{place}: erwartet wird eine Zahl von {least} bis {most}; angegeben ist {got}.',
  'inputProblem.value.integer':
    '{place}: erwartet wird eine ganze Zahl von {least} bis {most}; angegeben ist {got}.',
  'inputProblem.value.empty': '{place}: darf nicht leer sein.',
  'inputProblem.value.long': '{place}: höchstens {most} Zeichen sind möglich.',
  'inputProblem.value.emptyList': '{place}: die Liste darf nicht leer sein.',
  'inputProblem.value.longList': '{place}: höchstens {most} Elemente sind möglich.',
  'inputProblem.value.choice':
    '{place}: erwartet wird einer dieser Werte: {choices}; angegeben ist {got}.',
  'inputProblem.value.id': '{place}: erwartet wird eine ID; angegeben ist {got}.',
  'inputProblem.value.nul': '{place}: der Text darf kein NUL-Zeichen enthalten.',
  'inputProblem.value.exact':
    '{place}: der Text darf weder NUL-Zeichen noch unvollständige Zeichen enthalten.',
  'inputProblem.value.other': '{place}: dieser Wert ist nicht möglich: {got}.',
  'inputProblem.input.unknownType':
    'Dieser Prozess hat keine Klasse mit dem Namen „{type}“. Verwenden Sie ein Dashboard in einem Prozess, der ihre Jobs ausführt.',
  'inputProblem.input.unknownMethod': '{type} hat keine Methode „{method}“, die ein Job sein kann.',
  'inputProblem.input.noJob':
    '{type}.{method} ist nicht als Job bekannt. Ein Entwickler muss die Klasse mit einem Decorator wie @JobType versehen oder den ersten Job im Code erstellen.',
  'inputProblem.input.manyArguments':
    '{call} nimmt höchstens {most} Argumente; angegeben sind {got}.',
  'inputProblem.input.keptOfNone': 'Nur eine Kopie kann Werte eines Originals übernehmen.',
  'inputProblem.input.keptUnseen':
    'Der Wert von Argument {index} (ab 0 gezählt) ist für Sie möglicherweise nicht sichtbar. Geben Sie ihn neu ein.',
  'inputProblem.input.keptMissing':
    'Das Original oder die Kopie hat kein Argument {index} (ab 0 gezählt).',
  'inputProblem.input.longCopy':
    'Der Job hat {got} Argumente, ein Formular höchstens {most}. Erstellen Sie den Job im Code.',
  'inputProblem.input.otherCall':
    'Das Original ruft {call} auf. Eine Kopie muss dieselbe Methode aufrufen.',
  'inputProblem.input.noVersion':
    'Kein Server gibt an, welche Version der Anwendung er ausführt. Daher ist nicht erkennbar, wann die nächste kommt.',
  'inputProblem.input.manyMutes':
    'Es sind bereits {got} Fehler stummgeschaltet; höchstens {most} sind möglich. Heben Sie zuerst einige Stummschaltungen auf.',
  'inputProblem.cron.empty': 'Erwartet werden fünf oder sechs Felder; angegeben ist keines.',
  'inputProblem.cron.count':
    'Erwartet werden fünf Felder (Minute, Stunde, Tag des Monats, Monat, Wochentag), sechs mit Sekunden am Anfang oder ein Makro wie @daily; angegeben sind {got}.',
  'inputProblem.cron.long': 'Höchstens {most} Zeichen sind möglich; angegeben sind {got}.',
  'inputProblem.cron.item':
    'Erwartet werden Zahlen von {min} bis {max}, Formen wie {forms} (Schritte von 1 bis {max}) oder eine Liste davon; angegeben ist „{item}“.',
  'inputProblem.cron.named':
    'Erwartet werden Zahlen von {min} bis {max}, Namen von {first} bis {last}, Formen wie {forms} (Schritte von 1 bis {max}) oder eine Liste davon; angegeben ist „{item}“.',
  'inputProblem.cron.likely':
    'Erwartet werden Zahlen von {min} bis {max}, Namen von {first} bis {last}, Formen wie {forms} (Schritte von 1 bis {max}) oder eine Liste davon; angegeben ist „{item}“. Meinten Sie „{likely}“?',
  'inputProblem.cron.macro': 'Erwartet wird eines von {macros} oder ein Abstand wie @every 90s.',
  'inputProblem.cron.likelyMacro':
    'Erwartet wird eines von {macros} oder ein Abstand wie @every 90s. Meinten Sie „{likely}“?',
  'inputProblem.cron.interval':
    'Erwartet wird nach @every eine ganze Zahl mit ms, s, m, h oder d, von 1s bis 365d, etwa @every 90s.',
};
