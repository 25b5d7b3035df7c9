import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    'Le fuseau horaire « {got} » n’existe pas. Un nom comme Europe/Istanbul ou UTC est attendu.',
  'inputProblem.timeZone.likely':
    'Le fuseau horaire « {got} » n’existe pas. Vouliez-vous dire « {likely} » ?',
  'inputProblem.queueName':
    'Le nom d’une file compte de 1 à {most} lettres minuscules, chiffres, _ et - ; reçu : « {got} ».',
  'inputProblem.time': 'Un instant antérieur à l’an 10000 est attendu ; reçu : {got}.',
  'inputProblem.cursor': 'Cet endroit n’existe pas dans la liste. Recommencez à la première page.',
  'inputProblem.searchedFor': 'Impossible de chercher ceci : {field}. Modifiez-le ou retirez-le.',
  'inputProblem.arguments.tooLarge':
    'Les arguments dépassent les {limit} octets autorisés. Laissez les données à leur place et passez un identifiant.',
  'inputProblem.arguments.damaged':
    'Les arguments enregistrés du job sont illisibles. Quelqu’un les a modifiés depuis la création du job.',
  'inputProblem.arguments.unstorable': 'La valeur à {place} ne peut pas être enregistrée.',
  'inputProblem.argument.object': 'un objet est attendu ({type})',
  'inputProblem.type.duplicate':
    'Plusieurs classes exécuteraient les jobs de « {type} » : {classes}. Un développeur doit donner à chacune un nom propre avec @JobType.',
  'inputProblem.type.generated':
    'Le nom de la classe « {type} » vient d’un outil de build. Un développeur doit lui donner un nom durable avec @JobType.',
  'inputProblem.recurring.unknown':
    'Le job récurrent « {id} » appelle {call}, et ce processus ne connaît pas cette méthode.',
  'inputProblem.bulk.unknown':
    'Cette version ne connaît pas l’opération groupée « {action} ». Rien n’a été fait.',
  'inputProblem.value.unknown': 'Le champ « {name} » n’existe pas.',
  'inputProblem.value.text': '{place} : un texte est attendu ; reçu : {got}.',
  'inputProblem.value.list': '{place} : une liste est attendue ; reçu : {got}.',
  'inputProblem.value.object': '{place} : un objet est attendu ; reçu : {got}.',
  'inputProblem.value.flag': '{place} : true ou false est attendu ; reçu : {got}.',
  'inputProblem.value.number':
    '{place} : un nombre de {least} à {most} est attendu ; reçu : {got}.',
  'inputProblem.value.integer':
    '{place} : un nombre entier de {least} à {most} est attendu ; reçu : {got}.',
  'inputProblem.value.empty': '{place} : ne peut pas être vide.',
  'inputProblem.value.long': '{place} : au plus {most} caractères sont possibles.',
  'inputProblem.value.emptyList': '{place} : la liste ne peut pas être vide.',
  'inputProblem.value.longList': '{place} : au plus {most} éléments sont possibles.',
  'inputProblem.value.choice':
    '{place} : l’une de ces valeurs est attendue : {choices} ; reçu : {got}.',
  'inputProblem.value.id': '{place} : un identifiant est attendu ; reçu : {got}.',
  'inputProblem.value.nul': '{place} : le texte ne peut pas contenir de caractère NUL.',
  'inputProblem.value.exact':
    '{place} : le texte ne peut contenir ni caractère NUL ni caractère incomplet.',
  'inputProblem.value.other': '{place} : cette valeur n’est pas possible : {got}.',
  'inputProblem.input.unknownType':
    'Ce processus n’a pas de classe nommée « {type} ». Utilisez un tableau de bord dans un processus qui exécute ses jobs.',
  'inputProblem.input.unknownMethod':
    '{type} n’a pas de méthode « {method} » qui puisse être un job.',
  'inputProblem.input.noJob':
    '{type}.{method} n’est pas connue comme job. Un développeur doit donner à la classe un décorateur comme @JobType, ou créer son premier job dans le code.',
  'inputProblem.input.manyArguments': '{call} prend au plus {most} arguments ; reçus : {got}.',
  'inputProblem.input.keptOfNone': 'Seule une copie peut reprendre des valeurs d’un original.',
  'inputProblem.input.keptUnseen':
    'La valeur de l’argument {index} (compté à partir de 0) vous est peut-être cachée. Saisissez-la de nouveau.',
  'inputProblem.input.keptMissing':
    'L’original ou la copie n’a pas d’argument {index} (compté à partir de 0).',
  'inputProblem.input.longCopy':
    'Le job a {got} arguments, un formulaire au plus {most}. Créez le job dans le code.',
  'inputProblem.input.otherCall':
    'L’original appelle {call}. Une copie doit appeler la même méthode.',
  'inputProblem.input.noVersion':
    'Aucun serveur n’indique quelle version de l’application il exécute ; on ne peut donc pas savoir quand vient la suivante.',
  'inputProblem.input.manyMutes':
    '{got} échecs sont déjà en sourdine, pour {most} au plus. Levez d’abord quelques sourdines.',
  'inputProblem.cron.empty': 'Cinq ou six champs sont attendus ; il n’y en a aucun.',
  'inputProblem.cron.count':
    'Cinq champs (minute, heure, jour du mois, mois, jour de la semaine), six avec les secondes en tête, ou une macro comme @daily sont attendus ; reçus : {got}.',
  'inputProblem.cron.long': 'Au plus {most} caractères sont possibles ; reçus : {got}.',
  'inputProblem.cron.item':
    'Des nombres de {min} à {max}, des formes comme {forms} (pas de 1 à {max}) ou une liste de ceux-ci sont attendus ; reçu : « {item} ».',
  'inputProblem.cron.named':
    'Des nombres de {min} à {max}, des noms de {first} à {last}, des formes comme {forms} (pas de 1 à {max}) ou une liste de ceux-ci sont attendus ; reçu : « {item} ».',
  'inputProblem.cron.likely':
    'Des nombres de {min} à {max}, des noms de {first} à {last}, des formes comme {forms} (pas de 1 à {max}) ou une liste de ceux-ci sont attendus ; reçu : « {item} ». Vouliez-vous dire « {likely} » ?',
  'inputProblem.cron.macro':
    'L’une des macros {macros} ou un intervalle comme @every 90s est attendu.',
  'inputProblem.cron.likelyMacro':
    'L’une des macros {macros} ou un intervalle comme @every 90s est attendu. Vouliez-vous dire « {likely} » ?',
  'inputProblem.cron.interval':
    'Après @every, un nombre entier suivi de ms, s, m, h ou d est attendu, de 1s à 365d, par exemple @every 90s.',
};
