import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    'No existe la zona horaria «{got}». Se espera un nombre como Europe/Istanbul o UTC.',
  'inputProblem.timeZone.likely': 'No existe la zona horaria «{got}». ¿Quería decir «{likely}»?',
  'inputProblem.queueName':
    'El nombre de una cola tiene de 1 a {most} letras minúsculas, dígitos, _ y -; se ha escrito «{got}».',
  'inputProblem.time': 'Se espera un momento anterior al año 10000; se ha escrito {got}.',
  'inputProblem.cursor': 'Ese lugar no existe en la lista. Empiece de nuevo por la primera página.',
  'inputProblem.searchedFor': 'No se puede buscar esto: {field}. Cámbielo o quítelo.',
  'inputProblem.arguments.tooLarge':
    'Los argumentos superan los {limit} bytes permitidos. Deje los datos en su sitio y pase un id.',
  'inputProblem.arguments.damaged':
    'No se pueden leer los argumentos guardados del trabajo. Alguien los ha cambiado desde que se creó.',
  'inputProblem.arguments.unstorable': 'El valor en {place} no se puede guardar.',
  'inputProblem.argument.object': 'se espera un objeto ({type})',
  'inputProblem.type.duplicate':
    'Varias clases ejecutarían los trabajos de «{type}»: {classes}. Un desarrollador debe dar a cada una un nombre propio con @JobType.',
  'inputProblem.type.generated':
    'El nombre de la clase «{type}» lo ha creado una herramienta de compilación. Un desarrollador debe darle un nombre duradero con @JobType.',
  'inputProblem.recurring.unknown':
    'El trabajo recurrente «{id}» llama a {call}, y este proceso no conoce ese método.',
  'inputProblem.bulk.unknown':
    'Esta versión no conoce la operación masiva «{action}». No se ha hecho nada.',
  'inputProblem.value.unknown': 'No existe el campo «{name}».',
  'inputProblem.value.text': '{place}: se espera un texto; se ha escrito {got}.',
  'inputProblem.value.list': '{place}: se espera una lista; se ha escrito {got}.',
  'inputProblem.value.object': '{place}: se espera un objeto; se ha escrito {got}.',
  'inputProblem.value.flag': '{place}: se espera true o false; se ha escrito {got}.',
  'inputProblem.value.number':
    '{place}: se espera un número de {least} a {most}; se ha escrito {got}.',
  'inputProblem.value.integer':
    '{place}: se espera un número entero de {least} a {most}; se ha escrito {got}.',
  'inputProblem.value.empty': '{place}: no puede estar vacío.',
  'inputProblem.value.long': '{place}: se permiten {most} caracteres como máximo.',
  'inputProblem.value.emptyList': '{place}: la lista no puede estar vacía.',
  'inputProblem.value.longList': '{place}: se permiten {most} elementos como máximo.',
  'inputProblem.value.choice':
    '{place}: se espera uno de estos valores: {choices}; se ha escrito {got}.',
  'inputProblem.value.id': '{place}: se espera un id; se ha escrito {got}.',
  'inputProblem.value.nul': '{place}: el texto no puede contener caracteres NUL.',
  'inputProblem.value.exact':
    '{place}: el texto no puede contener caracteres NUL ni caracteres incompletos.',
  'inputProblem.value.other': '{place}: este valor no es posible: {got}.',
  'inputProblem.input.unknownType':
    'Este proceso no tiene ninguna clase llamada «{type}». Use un panel en un proceso que ejecute sus trabajos.',
  'inputProblem.input.unknownMethod':
    '{type} no tiene ningún método «{method}» que pueda ser un trabajo.',
  'inputProblem.input.noJob':
    '{type}.{method} no se conoce como trabajo. Un desarrollador debe dar a la clase un decorador como @JobType o crear su primer trabajo en el código.',
  'inputProblem.input.manyArguments':
    '{call} admite {most} argumentos como máximo; se han dado {got}.',
  'inputProblem.input.keptOfNone': 'Solo una copia puede conservar valores de un original.',
  'inputProblem.input.keptUnseen':
    'Es posible que el valor del argumento {index} (contado desde 0) esté oculto para usted. Escríbalo de nuevo.',
  'inputProblem.input.keptMissing':
    'El original o la copia no tiene argumento {index} (contado desde 0).',
  'inputProblem.input.longCopy':
    'El trabajo tiene {got} argumentos y un formulario admite {most} como máximo. Cree el trabajo en el código.',
  'inputProblem.input.otherCall':
    'El original llama a {call}. Una copia debe llamar al mismo método.',
  'inputProblem.input.noVersion':
    'Ningún servidor dice qué versión de la aplicación ejecuta, así que no se puede saber cuándo llega la siguiente.',
  'inputProblem.input.manyMutes':
    'Ya hay {got} fallos silenciados y el máximo es {most}. Deje antes de silenciar algunos.',
  'inputProblem.cron.empty': 'Se esperan cinco o seis campos; no hay ninguno.',
  'inputProblem.cron.count':
    'Se esperan cinco campos (minuto, hora, día del mes, mes, día de la semana), seis con los segundos delante, o una macro como @daily; se han escrito {got}.',
  'inputProblem.cron.long': 'Se permiten {most} caracteres como máximo; se han escrito {got}.',
  'inputProblem.cron.item':
    'Se esperan números de {min} a {max}, formas como {forms} (pasos de 1 a {max}) o una lista de ellos; se ha escrito «{item}».',
  'inputProblem.cron.named':
    'Se esperan números de {min} a {max}, nombres de {first} a {last}, formas como {forms} (pasos de 1 a {max}) o una lista de ellos; se ha escrito «{item}».',
  'inputProblem.cron.likely':
    'Se esperan números de {min} a {max}, nombres de {first} a {last}, formas como {forms} (pasos de 1 a {max}) o una lista de ellos; se ha escrito «{item}». ¿Quería decir «{likely}»?',
  'inputProblem.cron.macro':
    'Se espera una de estas macros: {macros}, o un intervalo como @every 90s.',
  'inputProblem.cron.likelyMacro':
    'Se espera una de estas macros: {macros}, o un intervalo como @every 90s. ¿Quería decir «{likely}»?',
  'inputProblem.cron.interval':
    'Después de @every se espera un número entero con ms, s, m, h o d, de 1s a 365d, como @every 90s.',
};
