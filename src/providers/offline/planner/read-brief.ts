import type { Brief } from './brief.ts';
import { toFact } from './fact.ts';
import { findSubjects } from './find-subjects.ts';
import { cleanPrompt } from './prompt-text.ts';
import { readAudience } from './read-audience.ts';
import { readCallToAction } from './read-call-to-action.ts';
import { readColours } from './read-colours.ts';
import { readContact } from './read-contact.ts';
import { readDuration } from './read-duration.ts';
import { readFacts } from './read-facts.ts';
import { readFormat, readFrameRate, readResolution } from './read-format.ts';
import { readLanguage } from './read-language.ts';
import { readOffer } from './read-offer.ts';
import { readProduct } from './read-product.ts';
import { readQuotes } from './read-quotes.ts';
import { readTone } from './read-tone.ts';
import { namesFromEmoji } from './names-from-emoji.ts';
import type { EmojiIcons } from './emoji-icons.ts';

const musicVideo =
  /\b(?:music video|lyrics? video|video ?clip|vídeo ?clip|videoclip|clip musical|musikvideo|clipe musical)\b|ミュージックビデオ|ＭＶ|音乐视频|音樂錄影帶|(?<![A-Za-z])MV(?![A-Za-z])|فيديو كليب|म्यूज़िक वीडियो|म्यूजिक वीडियो/iu;

/** English verbs of calls that are things one can sell as well: "Shop now" sells no shopping bags. */
const verbsLikeThings =
  /(?<=(?:^|[.!?:;,"“”'‘’(\n]|\band)\s*)(?:shop|book)(?=\s+(?:now|today|online|here|it|the|our|your|yours|a|at|on)\b)/giu;

/** Reads a prompt. Each reader takes out what it understood, so that what is left belongs to the product. */
export function readBrief(prompt: string, icons: EmojiIcons): Brief {
  const text = cleanPrompt(prompt);
  const languages = readLanguage(text);
  const { prompt: promptLanguage, copy: language } = languages.value;
  const quotes = readQuotes(languages.rest);
  const duration = readDuration(quotes.rest, promptLanguage);
  const format = readFormat(duration.rest);
  const resolution = readResolution(format.rest);
  const frameRate = readFrameRate(resolution.rest);
  const call = readCallToAction(frameRate.rest, promptLanguage);
  const contact = readContact(call.rest);
  const colours = readColours(contact.rest);
  const offers = readOffer(colours.rest, promptLanguage);
  const audience = readAudience(offers.rest, promptLanguage);
  const tone = readTone(audience.rest, promptLanguage);
  const product = readProduct(tone.rest, promptLanguage);
  const names = product.value.name === '' ? namesFromEmoji(text, language, icons) : product.value;
  const found = readFacts(product.rest, promptLanguage);
  const measured = /^(?<measure>\d[\d.,]*\s?[\p{L}%°]{0,3})\s+(?<kind>\p{L}.+)$/u.exec(names.category);
  const category = measured?.groups?.['kind'] ?? names.category;
  const productWords = `${category} ¦ ${names.name} ¦ ${names.brand ?? ''}`;
  return {
    text,
    promptLanguage,
    language,
    durationSeconds: duration.value,
    isDurationGiven: duration.rest !== quotes.rest,
    aspectRatio: format.value,
    resolution: resolution.value,
    fps: frameRate.value,
    product: { ...names, category },
    productSubjects: findSubjects(productWords, promptLanguage),
    otherSubjects: findSubjects(text.slice(0, 2000).replaceAll(verbsLikeThings, ' '), promptLanguage),
    audience: audience.value,
    ...offers.value,
    ...quotes.value,
    ...found,
    facts: measured === null ? found.facts : [toFact(measured[0]), ...found.facts],
    callToAction: call.value,
    contact: contact.value,
    colours: colours.value,
    tone: tone.value,
    isMusicVideo: musicVideo.test(text),
    warnings: [languages, duration, format, resolution, frameRate].flatMap((part) => part.warnings),
  };
}
