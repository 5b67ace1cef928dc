import type { Lexicon } from './lexicon.ts';

const audienceNouns =
  'padres|madres|familias|niños|jóvenes|adolescentes|estudiantes|profesores|corredores|corredoras|deportistas|ciclistas|jugadores|diseñadores|profesionales|emprendedores|empresas|viajeros|mujeres|hombres|personas|gente|adultos|mayores|parejas|amantes|fans|dueños|principiantes|turistas|vecinos|bebés|quienes';

export const spanish: Lexicon = {
  spaced: true,
  functionWords:
    'el|la|los|las|un|una|de|del|para|con|y|en|que|por|mi|nuestro|nuestra|su|anuncio|al|es|desde|segundos|estilo|haz|crea|nuevo|nueva|tienda',
  seconds: 'segundos?|segs?|s',
  minutes: 'minutos?|min',
  hours: 'horas?|h',
  numbers: {
    'cuarenta y cinco': 45,
    cinco: 5,
    seis: 6,
    ocho: 8,
    diez: 10,
    doce: 12,
    quince: 15,
    veinte: 20,
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    noventa: 90,
    un: 1,
    una: 1,
    dos: 2,
    tres: 3,
    medio: 0.5,
  },
  lengthPhrases: { '(?:un )?minuto y medio': 90, 'medio minuto': 30 },
  ad: '(?:anuncios?|spots?|comerciales?|comercial|vídeos?|videos?|publicidad|promo|promocional|videoclip|reel|cortos?|campaña|tráiler|teaser)(?: (?:publicitario|promocional|comercial|vertical|corto))?',
  commands:
    '(?:por favor|quiero|necesito|queremos|necesitamos|me gustaría|crea|crear|créame|haz|hazme|hacer|genera|generar|produce|diseña|prepara|escribe)',
  productPatterns: [
    '(?:AD)[\\s¦]+(?:(?:para|de|sobre|del|promocionando)[\\s¦]+)+(?<product>REST)',
    '(?:promocionar?|anunciar?|vender?|lanzar?|presentamos|presentando|presenta|conoce)[\\s¦]+(?<product>REST)',
    '(?:AD)\\s*:\\s*(?<product>REST)',
  ],
  openers:
    '(?:el|la|los|las|un|una|unos|unas|mi|mis|nuestro|nuestra|nuestros|nuestras|su|nuevo|nueva|nuevos|nuevas|lanzamiento de|promocionar)',
  enders:
    'con|que|para|donde|dirigid[oa]s?|hech[oa]s?|en|en un|en una|en el|en la|estilo|desde|por|es|está|tostado|tostada|al estilo|inspirad[oa]|de estilo|abierto|abierta',
  called: 'llamad[oa]s?|que se llama|de nombre',
  by: 'de la marca',
  audiencePatterns: [
    '(?:dirigid[oa]s? a|orientad[oa]s? a|público:?|pensad[oa]s? para)\\s+(?<audience>[^,.;:!?\\n¦]{3,60})',
    `para\\s+(?<audience>(?:[\\p{L}]+\\s+){0,2}?(?:${audienceNouns})(?:\\s+(?!estilo|con)[\\p{L}]+){0,3})`,
  ],
  callVerbs:
    'compra|pide|reserva|llama|visita|visítanos|descarga|suscríbete|únete|descubre|prueba|ven|encuéntranos|regístrate|apúntate|consigue|escucha|escríbenos|inscríbete|haz tu pedido|pruébal[oa]s?|síguenos',
  offers: [
    '\\d+\\s?x\\s?\\d+(?!\\d)',
    'dos por uno',
    'tres por dos',
    'envío gratis[^,.;!?\\n¦]{0,28}',
    'mitad de precio',
    '(?:prueba|primera clase|primer mes|entrada) gratis',
    'primer[ao]? [\\p{L}]+ gratis',
  ],
  percentOff: 'de descuento|descuento|menos|dto\\.?',
  conditions: '(?:hasta|antes de|solo|este|esta|los|en tu|en|durante|por|para)\\s[^,.;!?\\n¦]{2,32}|hoy',
  priceFrom: '(?:a partir de|desde|por solo|solo|por)',
  directionWords:
    'muestra|mostrar|mostrando|empieza|empezar|termina|terminar|cámara|planos?|primer plano|escenas?|música|voz|estilo|tono|ambiente|colores|formato|texto|logo|fondo|que sea|debe|usa|incluye|menciona|anuncio|vídeo|video|cinematográfico|tipografía|transiciones',
  styleWords: 'estilo|tono|ambiente|aire|energía|estética|y|muy|con|de|un|una|música',
  writeIn: {
    en: 'en inglés',
    es: 'en español|en castellano',
    fr: 'en francés',
    de: 'en alemán',
    pt: 'en portugués',
    ja: 'en japonés',
    zh: 'en chino',
    ar: 'en árabe',
    hi: 'en hindi',
  },
};
