import type { BeatKind, BeatText, LayoutId } from '#domain/beat.ts';
import type { CopyDesk } from './copy-desk.ts';
import type { WordPool } from './copy/word-pool.ts';
import { bareWords, joined, partsOf, stated } from './copy/phrases.ts';
import { capitalised, clip, wordCount } from './prompt-text.ts';

/** The beat a text is written for. */
export interface WrittenBeat {
  readonly kind: BeatKind;
  readonly layout: LayoutId;
  /** Whether the product has been shown by now. */
  readonly isAfterReveal: boolean;
  /** Whether an offer has had a beat of its own before this one. */
  readonly isOfferTold: boolean;
  /** Whether the hook was the name itself, as on a stage. */
  readonly isNameTold: boolean;
  /** A beat that may be picture alone, every other one of its kind. */
  readonly maySpeak: boolean;
}

const silent: BeatText = { headline: '', line: '', note: '', items: [] };

function text(headline: string, line = '', note = '', items: readonly string[] = []): BeatText {
  return { headline: clip(headline, 160), line: clip(line, 200), note: clip(note, 120), items: [...items] };
}

const factKinds: ReadonlySet<BeatKind> = new Set(['feature', 'benefit', 'proof', 'demonstration', 'solution']);

/** The words of one beat, in the shape its layout needs. */
export function writeText(beat: WrittenBeat, desk: CopyDesk): BeatText {
  if (beat.kind === 'hook') return hookText(beat.layout, desk);
  if (beat.kind === 'call_to_action') return endCardText(beat, desk);
  if (beat.kind === 'reveal') return revealText(beat.layout, desk, beat.isNameTold);
  return layoutText(beat, desk);
}

function hookText(layout: LayoutId, desk: CopyDesk): BeatText {
  const quote = desk.brief.testimonials[0];
  if (layout === 'quote' && quote !== undefined) return text(quote.words, quote.speaker);
  if (layout === 'stage-lights' && desk.product.shortName !== null) return text(desk.product.shortName);
  if (layout === 'signal') return text(...partsOf(desk.hooks.next((candidate) => candidate.includes(' / ')) ?? ''));
  if (layout === 'slats' || layout === 'swatch' || layout === 'diagonal' || layout === 'split')
    return text(...partsOf(nextPair(desk, desk.hooks)));
  if (layout === 'worn-word') return text(desk.words.next() ?? '');
  return text(desk.own.problems.shift() ?? joined(desk.hooks.next() ?? ''));
}

/** Before the reveal a pair holds back; after it two facts of the client's may answer each other. */
function pairFor(beat: WrittenBeat, desk: CopyDesk, wantsFact: boolean): string {
  if (beat.kind === 'tension' || beat.kind === 'problem') {
    const hasTwoParts = (phrase: string): boolean => partsOf(phrase)[1] !== '';
    return desk.own.problems.shift() ?? desk.tension.next(hasTwoParts) ?? nextPair(desk, desk.pairs);
  }
  const own = desk.own.pairs.shift() ?? (wantsFact ? desk.own.factPair() : null);
  return own ?? desk.pairs.next() ?? '';
}

/** The client's own pair before any of ours. */
function nextPair(desk: CopyDesk, pool: WordPool): string {
  return desk.own.pairs.shift() ?? pool.next((phrase) => partsOf(phrase)[1] !== '') ?? desk.pairs.next() ?? '';
}

/** Name first, then what it is. */
function revealText(layout: LayoutId, desk: CopyDesk, isNameTold: boolean): BeatText {
  const { name, shortName, category, brand } = desk.product;
  const line = category !== '' ? category : (desk.taglines.next() ?? '');
  const note = brand !== null && shortName !== null && shortName.toLowerCase() !== brand.toLowerCase() ? brand : '';
  if (isNameTold) return text(desk.words.next() ?? name, name, category);
  if (layout === 'name-behind' || layout === 'shelter') return text(shortName ?? name, line, note);
  if (layout === 'diagonal') return text(shortName ?? name, line);
  if (layout === 'ring') return text(shortName ?? clip(name, 24), ringPhrase(desk), '');
  return text(desk.product.isProper ? (desk.introductions.next() ?? name) : name, line, note);
}

function endCardText(beat: WrittenBeat, desk: CopyDesk): BeatText {
  const { brief, language } = desk;
  const offer = offerWords(desk);
  const isOfferNew = offer !== '' && !beat.isOfferTold;
  const tagline =
    (brief.slogan === null ? null : stated(brief.slogan, language)) ??
    (isOfferNew ? stated(offer, language) : desk.taglines.next()) ??
    '';
  const place = brief.contact ?? '';
  const isPlaceInCall = place !== '' && (brief.callToAction ?? '').includes(place);
  const note = [isPlaceInCall ? '' : place, offer !== '' && !isOfferNew ? offer : '']
    .filter((part) => part !== '')
    .join(' · ');
  return text(closingName(desk), tagline, note);
}

/** The maker when its name is part of the product's, both when they are short, else the product. */
function closingName(desk: CopyDesk): string {
  const { brand, name } = desk.product;
  if (brand === null) return name;
  if (name.toLowerCase().startsWith(brand.toLowerCase())) return brand;
  if (name.toLowerCase().includes(brand.toLowerCase())) return name;
  const both = `${brand} ${name}`;
  return both.length <= longestClosing && !desk.isSong ? both : name;
}

const longestClosing = 22;

/** The offer or the price as the prompt has it; in another language only what figures say. */
function offerWords(desk: CopyDesk): string {
  const { offer, price, promptLanguage, language } = desk.brief;
  if (offer !== null && promptLanguage === language) {
    const isDense = language === 'ja' || language === 'zh';
    if (isDense) return offer.condition + offer.headline;
    return [offer.headline, offer.condition].filter((part) => part !== '').join(' ');
  }
  if (offer !== null)
    return /\d+\s?%/u.test(offer.headline) ? `−${/\d+\s?%/u.exec(offer.headline)![0].replaceAll(' ', '')}` : '';
  if (price === null) return '';
  return promptLanguage === language ? price : price.replaceAll(/\p{L}{2,}/gu, '').trim();
}

export function offerLine(desk: CopyDesk): string {
  return offerWords(desk);
}

function offerText(layout: LayoutId, desk: CopyDesk): BeatText {
  const { offer, promptLanguage, language } = desk.brief;
  const isOurs = promptLanguage === language;
  const headline = offer !== null && isOurs ? offer.headline : offerWords(desk);
  const condition = isOurs ? (offer?.condition ?? '') : '';
  const price = offer !== null && isOurs ? (desk.own.prices[0] ?? '') : '';
  const line = condition !== '' ? capitalised(condition) : desk.product.name;
  if (layout === 'ring') return text(capitalised(headline), ringPhrase(desk));
  return layout === 'wall' ? text(stated(headline, language), line, price) : text(capitalised(headline), line, price);
}

function layoutText(beat: WrittenBeat, desk: CopyDesk): BeatText {
  const { kind, layout } = beat;
  if (kind === 'offer') return offerText(layout, desk);
  if (kind === 'brand') return brandText(layout, desk);
  const hasMuchToSay = desk.own.facts.length + desk.own.figures.length >= 3;
  const wantsFact = beat.isAfterReveal && (factKinds.has(kind) || (kind === 'lifestyle' && hasMuchToSay));
  switch (layout) {
    case 'number-front':
      return numberText(desk);
    case 'quote': {
      const quote = desk.brief.testimonials[kind === 'testimonial' ? desk.brief.testimonials.length - 1 : 0];
      return quote === undefined ? text(desk.line(2, 7, false)) : text(quote.words, quote.speaker);
    }
    case 'name-behind':
      return text(desk.product.shortName ?? desk.words.next() ?? '', desk.line(2, 7, wantsFact));
    case 'spread':
      return spreadText(beat, desk, wantsFact);
    case 'ring':
      return text(desk.words.next() ?? '', ringPhrase(desk));
    case 'diagonal':
      return text(...partsOf(pairFor(beat, desk, wantsFact)));
    case 'split':
      return text(
        ...partsOf(kind === 'comparison' ? nextPair(desk, desk.comparisons) : pairFor(beat, desk, wantsFact)),
      );
    case 'triptych':
    case 'list-poster':
      return listText(layout, desk);
    case 'worn-word':
      return text(beat.isAfterReveal ? (desk.words.next() ?? '') : tensionWord(desk));
    case 'scatter':
      return text(desk.words.next() ?? desk.line(1, 3, false));
    case 'macro':
      return beat.maySpeak ? text(sentence(beat, desk, 2, 5, wantsFact)) : silent;
    case 'caption':
      return beat.maySpeak ? text(sentence(beat, desk, 2, 7, wantsFact)) : silent;
    default:
      return text(sentence(beat, desk, 2, 7, wantsFact));
  }
}

/** Who says all this: the name, and a line that stays. */
function brandText(layout: LayoutId, desk: CopyDesk): BeatText {
  const name = desk.product.shortName ?? clip(desk.product.name, 40);
  if (layout === 'ring') return text(name, ringPhrase(desk));
  if (layout === 'scatter' || layout === 'worn-word') return text(name);
  return text(name, desk.brief.slogan ?? desk.line(2, 7, true));
}

/** Before the reveal the film holds back; after it the facts come first. */
function sentence(beat: WrittenBeat, desk: CopyDesk, least: number, most: number, wantsFact: boolean): string {
  if (beat.kind === 'tension' || beat.kind === 'problem')
    return (
      desk.own.problems.shift() ??
      desk.tension.next((phrase) => wordCount(phrase) >= least) ??
      desk.line(least, most, false)
    );
  if (beat.kind === 'solution') return solution(desk);
  return desk.line(least, most, wantsFact);
}

/** One or two words that hold back; the words that cheer come later. */
function tensionWord(desk: CopyDesk): string {
  const isOneWord = (phrase: string): boolean =>
    !/\s/u.test(phrase) &&
    bareWords(phrase).length <= (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(phrase) ? 4 : 10);
  return desk.tension.next(isOneWord) ?? desk.words.next() ?? '';
}

/** "Say hello to Brolly." Only proper names are greeted. */
function solution(desk: CopyDesk): string {
  return desk.product.isProper ? (desk.solutions.next() ?? desk.product.name) : desk.line(2, 5, true);
}

function numberText(desk: CopyDesk): BeatText {
  const fact = desk.own.figures.shift();
  desk.own.keptFigures = Math.max(0, desk.own.keptFigures - 1);
  if (fact === undefined) return text(desk.words.next() ?? '', '');
  return text(fact.figure!, fact.figureOf);
}

function spreadText(beat: WrittenBeat, desk: CopyDesk, wantsFact: boolean): BeatText {
  if (beat.kind === 'solution') return text(solution(desk), desk.line(2, 7, true));
  const headline = desk.line(2, 5, wantsFact);
  const second = desk.own.facts.length > 0 && wantsFact ? desk.line(1, 8, true).replaceAll('*', '') : '';
  return text(headline, second);
}

/** The prompt's own list, or three short facts. */
function listText(layout: LayoutId, desk: CopyDesk): BeatText {
  const { items } = desk.brief;
  if (items.length >= 3)
    return text(
      layout === 'triptych' ? '' : (desk.product.shortName ?? ''),
      '',
      '',
      layout === 'triptych' ? items.slice(0, 3) : items,
    );
  return text(
    '',
    '',
    '',
    desk.own.listed.map((fact) => fact.words),
  );
}

const ringLeast = 15;
const ringMost = 60;

/** Words that go round the product: its name and what it is, again and again until they close. */
function ringPhrase(desk: CopyDesk): string {
  const { name, brand, category } = desk.product;
  const fact = [...desk.own.facts, ...desk.own.figures].find((candidate) => candidate.words.length <= 28)?.words ?? '';
  const parts = [...new Set([brand ?? name, category, fact])].filter((part) => part !== '' && part.length <= 30);
  const only = parts.length < 2 ? (desk.taglines.next() ?? '').replaceAll(/[*.。।]/gu, '') : '';
  if (only !== '') parts.push(only);
  let phrase = (parts.length > 0 ? parts : [clip(name, 30)]).join(' · ');
  if (phrase.length > ringMost) phrase = clip(parts[0] ?? name, ringMost);
  while (phrase.length < ringLeast) phrase = `${phrase} · ${phrase}`;
  return wordCount(phrase) === 0 ? name : phrase;
}
