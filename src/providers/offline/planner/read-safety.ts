import { BeatboardError } from '#domain/errors.ts';

interface UnsafeRule {
  /** Named in the error, so that the person knows which part is meant. */
  readonly part: string;
  readonly pattern: RegExp;
  /** What makes the same words harmless. */
  readonly unless?: RegExp;
}

const minors =
  '(?:child(?:ren)?|kids?|minors?|underage|pre-?teens?|toddlers?|school ?girls?|school ?boys?|little (?:girls?|boys?)|\\b1[0-7][- ]year[- ]olds?|niñ[oa]s|menores|enfants|mineures?|kinder|minderjährige|crianças|menores de idade|未成年|小学生|儿童|未成年者|幼女|أطفال|قاصر|बच्च[ेोंा])';
const sexual =
  '(?:sex(?:ual(?:ly|ized|ised)?|y)?|porn\\w*|nude|naked|erotic\\w*|explicit|desnud[oa]s?|erótic\\w+|nus|nues?|sexuell\\w*|nackt\\w*|色情|裸体|ポルノ|性的|إباحي\\w*|जिस्म)';

/** Few and narrow on purpose: "killer deals", a shot of espresso, bath bombs and nail guns pass. */
const rules: readonly UnsafeRule[] = [
  {
    part: 'sexual content with minors',
    pattern: new RegExp(
      `(?<![\\p{L}])${sexual}(?![\\p{L}])[^.!?\\n]{0,30}${minors}|${minors}[^.!?\\n]{0,30}(?<![\\p{L}])${sexual}(?![\\p{L}])`,
      'iu',
    ),
    unless: /sex(?:ual)? (?:education|ed\b|health|abuse (?:prevention|awareness|support))|against|protect|prevent/iu,
  },
  { part: 'sexual content with minors', pattern: /\b(?:child porn\w*|kiddie porn|cp porn|lolicon)\b/iu },
  {
    part: 'the sale of weapons',
    pattern:
      /\b(?:buy|sell|selling|sale|shop|store|order|deals?|discount|ads?|advert\w*|commercial|promot\w*)\b[^.!?\n]{0,50}\b(?:assault rifles?|ar-?15s?|ak-?47s?|ghost guns?|silencers? for guns?|hand ?guns?|pistols?|firearms?|ammunition|ammo|grenades?|explosives|pipe bombs?|machine guns?)\b/iu,
    unless:
      /\b(?:safety|lock|storage|safes?|toy|water|nerf|airsoft|paintball|museum|game|against|buyback|violence)\b/iu,
  },
  {
    part: 'making weapons',
    pattern:
      /\bhow to (?:make|build)[^.!?\n]{0,20}\b(?:a bomb|bombs|explosives?|pipe bombs?|nerve gas|ghost guns?)\b(?!\s*(?:bath|cocoa))/iu,
    unless: /bath bomb|cocoa bomb|chocolate bomb/iu,
  },
  {
    part: 'the sale of illegal drugs',
    pattern:
      /\b(?:buy|sell|selling|sale|shop|order|deals?|delivery|ads?|advert\w*|commercial|promot\w*|our|my)\b[^.!?\n]{0,50}\b(?:cocaine|heroin|meth(?:amphetamine)?|crystal meth|fentanyl|lsd|mdma|ecstasy pills|crack cocaine)\b/iu,
    unless: /\b(?:rehab|recovery|addiction|prevention|against|clinic|awareness|support|treatment|hotline|help)\b/iu,
  },
  {
    part: 'hatred of people',
    pattern:
      /\b(?:kill|exterminate|gas|lynch|deport|get rid of|hate)\s+(?:all\s+)?(?:the\s+)?(?:jews|muslims|christians|hindus|blacks?|whites?|gays|lesbians|immigrants|refugees|women|asians|arabs|mexicans|trans(?:gender)? people|disabled people)\b|\bwhite power\b|\bethnic cleansing\b|\bheil hitler\b|\bvergast\b|\bausländer raus\b/iu,
    unless: /\b(?:against|stop|never|end|fight|memorial|museum|history|documentary)\b/iu,
  },
  {
    part: 'self-harm',
    pattern:
      /\bhow to (?:kill yourself|commit suicide|hang yourself|cut yourself|starve yourself)\b|\b(?:kill yourself|commit suicide)\b|自杀方法|自殺の方法|طريقة الانتحار|आत्महत्या (?:कैसे|का तरीका)|\bcómo suicidarse\b|\bcomment se suicider\b|\bselbstmordanleitung\b|\bcomo se suicidar\b/iu,
    unless: /\b(?:prevention|hotline|helpline|support|help|awareness|prévention|prevención|hilfe)\b/iu,
  },
];

/** Throws `prompt_unsafe`, naming the part, for the few things no ad is made of. */
export function assertSafe(prompt: string): void {
  for (const { part, pattern, unless } of rules) {
    const match = pattern.exec(prompt);
    if (match === null || unless?.test(prompt) === true) continue;
    throw new BeatboardError(
      'prompt_unsafe',
      `The prompt asks for ${part} ("${match[0].slice(0, 60).trim().toWellFormed()}").`,
    );
  }
}
