import { isSaid, plain } from './said-in-prompt.ts';

/** What in a text its prompt does not back up: a figure, somebody's words, or a claim; null when all is well. */
export function inventedIn(text: string, prompt: string, durationSeconds: number): string | null {
  return inventedFigure(text, prompt, durationSeconds) ?? inventedQuote(text, prompt) ?? inventedClaim(text, prompt);
}

const currencies = '€$£¥₹';
const figurePattern = new RegExp(
  `([${currencies}])?\\s?(\\p{Nd}+(?:[.,]\\p{Nd}+)*)\\s?(%|[${currencies}]|percent|per cent|prozent|por ciento|por cento|pour cent|パーセント|euros?|dollars?|pounds?|usd|eur|gbp)?`,
  'giu',
);

const signs: readonly (readonly [RegExp, string])[] = [
  [/^(?:%|percent|per cent|prozent|por ciento|por cento|pour cent|パーセント)$/u, '%'],
  [/^(?:€|euros?|eur)$/u, '€'],
  [/^(?:\$|dollars?|usd)$/u, '$'],
  [/^(?:£|pounds?|gbp)$/u, '£'],
];

interface Figure {
  readonly shown: string;
  readonly number: string;
  readonly sign: string;
}

function figuresOf(text: string): Figure[] {
  return [...plain(text).matchAll(figurePattern)].map(([shown, before, number, after]) => {
    const mark = before ?? after ?? '';
    return {
      shown: shown.trim(),
      number: ungrouped(number!),
      sign: signs.find(([pattern]) => pattern.test(mark))?.[1] ?? mark,
    };
  });
}

/** `3.900` and `3,900` are 3900; `3.5` stays as it is, with a point. */
function ungrouped(number: string): string {
  return /^\p{Nd}{1,3}(?:[.,]\p{Nd}{3})+$/u.test(number)
    ? number.replaceAll(/[.,]/gu, '')
    : number.replaceAll(',', '.');
}

/** A figure with a sign needs the same sign in the prompt; the film's own length is no figure of the product's. */
function inventedFigure(text: string, prompt: string, durationSeconds: number): string | null {
  const length = new RegExp(
    `(?<!\\p{Nd})0?${String(durationSeconds).replace('.', '[.,]')}\\s?-?\\s?(?:s|secs?|seconds?|segundos?|secondes?|sekunden?|秒|ثانية|ثواني|सेकंड|सेकेंड)(?!\\p{L})`,
    'giu',
  );
  const known = figuresOf(plain(prompt).replaceAll(length, ' '));
  const unknown = figuresOf(text).find(
    ({ number, sign }) => !known.some((other) => other.number === number && (sign === '' || other.sign === sign)),
  );
  return unknown?.shown ?? null;
}

const quotePattern = /“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|「([^」]+)」|『([^』]+)』|"([^"]+)"/gu;

/** Somebody's words of more than a word or two, which only the prompt can give. */
function inventedQuote(text: string, prompt: string): string | null {
  for (const [whole, ...parts] of text.matchAll(quotePattern)) {
    const said = parts.find((part) => part !== undefined) ?? '';
    const isLong = said.trim().split(/\s+/u).length > 2 || /[\p{Script=Han}\p{Script=Hiragana}]{6}/u.test(said);
    if (isLong && !isSaid(said, prompt)) return whole;
  }
  return null;
}

/** Claims that must be true to be made. The prompt backs one up when it makes a claim of the same kind. */
const claims: readonly RegExp[] = [
  /\b(?:award|prize)[- ]?winning\b|\bpreisgekrönt|\bgalardonad|\bpremiad[oa]|\bprimée?s?\b|\brécompensé|受賞|获奖|獲獎|حائز على|पुरस्कार/iu,
  /\b(?:clinically|scientifically|medically|lab)[- ](?:proven|tested|approved)|\bproven\b|klinisch|wissenschaftlich (?:be|er)wiesen|clínicamente|clinicamente|científicamente|cientificamente|cliniquement|scientifiquement|臨床|临床|سريري|مثبت علمي|वैज्ञानिक रूप से/iu,
  /\b(?:doctor|dermatologist|dentist|expert|vet)s?[- ](?:recommended|approved|tested)|\brecommended by\b|\bempfohlen von\b|\brecomendad[oa] por\b|\brecommandée? par\b|医師推奨|专家推荐|医生推荐|ينصح به/iu,
  /\bguarante|\bgaranti|\bgarantía|保証|保证|مضمون|ضمان|गारंटी/iu,
  /\bnumber[- ]one\b|#\s?1\b|\bno\. ?1\b|\bbest[- ]?sell|\bworld['’]?s (?:best|first|only|most|finest|fastest)|\bnr\. ?1\b|\bnúmero uno\b|\bnuméro un\b|\bmeistverkauft|\bmás vendid|\bmais vendid|\bplus vendue?s?\b|ナンバーワン|世界一|世界初|销量第一|全球第一|الأول عالميا|الأكثر مبيع|नंबर वन/iu,
  /\bfree (?:shipping|delivery|trial|gift|samples?|returns?)|\bfor free\b|\bgratis\b|\bkostenlos|\bumsonst\b|\bgratuit|\bgrátis\b|無料|免费|مجان|मुफ़्त|मुफ्त/iu,
  /\bcertified\b|\bzertifiziert|\bcertificad[oa]|\bcertifiée?s?\b|認定|认证|معتمد|प्रमाणित/iu,
  /[★⭐]|\b(?:five|four|5|4)[- ]star|\b(?:loved|trusted|chosen) by\b|\b(?:thousands|millions) (?:of|have)\b|\bmillionen\b|\btausende\b|\bmiles de\b|\bmillones\b|\bmilliers\b|\bmillions de\b|\bmilhares\b|\bmilhões\b|数百万|数千人|ملايين|آلاف|लाखों|हज़ारों/iu,
  /\b(?:discount|half[- ]price|on sale|clearance)\b|\brabatt|\bdescuento|\bremise\b|\bdesconto|割引|半額|优惠|打折|خصم|छूट/iu,
  /\b(?:limited[- ]time|today only|last chance|while stocks last|only today)\b|\bnur heute\b|\bsolo hoy\b|\baujourd['’]hui seulement\b|\bsó hoje\b|\bletzte chance\b|本日限り|期間限定|仅限今日|限时|اليوم فقط|सिर्फ़ आज/iu,
];

function inventedClaim(text: string, prompt: string): string | null {
  for (const claim of claims) {
    const match = claim.exec(text);
    if (match !== null && !claim.test(prompt)) return match[0];
  }
  return null;
}
