import type { Lexicon } from './lexicon.ts';

const audienceNouns =
  'parents|mamans|mères|pères|familles|enfants|jeunes|ados|adolescents|étudiants|coureurs|coureuses|sportifs|sportives|cyclistes|joueurs|designers|développeurs|professionnels|entrepreneurs|entreprises|voyageurs|femmes|hommes|personnes|gens|adultes|seniors|couples|amoureux|amateurs|fans|propriétaires|débutants|gourmands|lecteurs|touristes|bébés|ceux|celles';

export const french: Lexicon = {
  spaced: true,
  functionWords:
    'le|la|les|un|une|des|du|de|pour|avec|et|en|que|qui|dans|mon|ma|notre|nos|votre|une|publicité|au|aux|est|sur|secondes|fais|crée|nouveau|nouvelle|chez|par',
  seconds: 'secondes?|secs?|s',
  minutes: 'minutes?|mins?',
  hours: 'heures?|h',
  numbers: {
    'quarante-cinq': 45,
    'quarante cinq': 45,
    cinq: 5,
    six: 6,
    huit: 8,
    dix: 10,
    douze: 12,
    quinze: 15,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    'quatre-vingt-dix': 90,
    une: 1,
    un: 1,
    deux: 2,
    trois: 3,
  },
  lengthPhrases: {
    '(?:une )?minute et demie': 90,
    'une minute trente|une minute 30|1 ?min(?:ute)? ?30': 90,
    '(?:une )?demi-minute|(?:une )?demi minute': 30,
  },
  ad: '(?:publicités?|pubs?|spots?|annonces?|vidéos?|films?|clips?|réclame|promos?|teasers?|campagne|bande-annonce)(?: (?:publicitaires?|promotionnelles?|promotionnel|verticale|vidéo))?',
  commands:
    "(?:s'il (?:te|vous) plaît|je veux|je voudrais|j'aimerais|il me faut|nous voulons|on veut|crée|créer|créez|fais|fais-moi|faites|faire|génère|générer|réalise|réalisez|produis|imagine|prépare|écris)",
  productPatterns: [
    "(?:AD)[\\s¦]+(?:(?:pour|sur|de|du|des|présentant)[\\s¦]+|d['’])+(?<product>REST)",
    '(?:promouvoir|annoncer|vendre|lancer|présenter|présentons|découvrez|voici)[\\s¦]+(?<product>REST)',
    '(?:AD)\\s*:\\s*(?<product>REST)',
  ],
  openers:
    "(?:le|la|les|l['’]|un|une|des|du|de la|mon|ma|mes|notre|nos|nouveau|nouvelle|nouveaux|nouvelles|lancement d[eu]|promouvoir)",
  enders:
    'avec|qui|que|pour|où|destiné[es]*|fait[es]*|à|dans un|dans une|dans le|à partir|dès|au style|style|en style|est|torréfié[es]*|inspiré[es]*|ciblant|ouvert[es]*|située?s?|chez|sur un ton',
  called: "appelé[es]*|nommé[es]*|qui s['’]appelle|baptisé[es]*",
  by: 'de la marque|de chez|par|signé[es]*',
  audiencePatterns: [
    "(?:destiné[es]* (?:à|aux?)|ciblant|cible\\s?:?|s['’]adressant (?:à|aux?)|à destination des?)\\s+(?<audience>[^,.;:!?\\n¦]{3,60})",
    `pour\\s+(?<audience>(?:les |des )?(?:[\\p{L}]+\\s+){0,2}?(?:${audienceNouns})(?:\\s+(?!style|avec)[\\p{L}'’]+){0,3})`,
  ],
  callVerbs:
    'commandez|achetez|réservez|appelez|visitez|téléchargez|abonnez-vous|rejoignez|découvrez|essayez|venez|passez|inscrivez-vous|profitez|écoutez|goûtez|retrouvez|contactez|prenez rendez-vous|suivez-nous|commande|réserve',
  offers: [
    '\\d+ pour \\d+',
    "deux pour (?:un|le prix d[’']un)",
    'un acheté,? un offert',
    '(?:livraison|essai|retours?) (?:offerte?|gratuite?s?)[^,.;!?\\n¦]{0,28}',
    'moitié prix',
    'premier[e]? [\\p{L}]+ offerte?',
  ],
  percentOff: 'de réduction|de remise|de rabais|réduction|de moins|offerts?',
  conditions:
    "(?:jusqu['’](?:au?|à)|avant|seulement|ce|cette|sur|pendant|dès|pour)\\s[^,.;!?\\n¦]{2,32}|aujourd['’]hui",
  priceFrom: '(?:à partir de|dès|seulement|pour seulement|à|pour)',
  directionWords:
    'montre|montrer|montrant|commence|commencer|finir|termine|caméra|plans?|gros plan|scènes?|musique|voix|style|ton|ambiance|couleurs|format|texte|logo|fond|doit|utilise|inclure|mentionne|publicité|pub|vidéo|spot|cinématographique|typographie|transitions|rendu',
  styleWords: 'style|ton|ambiance|esprit|énergie|esthétique|et|très|avec|en|un|une|au|musique',
  writeIn: {
    en: 'en anglais',
    es: 'en espagnol',
    fr: 'en français',
    de: 'en allemand',
    pt: 'en portugais',
    ja: 'en japonais',
    zh: 'en chinois',
    ar: 'en arabe',
    hi: 'en hindi',
  },
};
