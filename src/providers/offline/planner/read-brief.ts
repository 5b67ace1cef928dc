import type { Brief } from './brief.ts';
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

const musicVideo =
  /\b(?:music video|lyrics? video|video ?clip|vídeo ?clip|videoclip|clip musical|musikvideo|clipe musical)\b|ミュージックビデオ|ＭＶ|音乐视频|音樂錄影帶|(?<![A-Za-z])MV(?![A-Za-z])|فيديو كليب|म्यूज़िक वीडियो|म्यूजिक वीडियो/iu;

/** Reads a prompt. Each reader takes out what it understood, so that what is left belongs to the product. */
export function readBrief(prompt: string): Brief {
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
  const productWords = `${product.value.category} ¦ ${product.value.name} ¦ ${product.value.brand ?? ''}`;
  return {
    text,
    promptLanguage,
    language,
    durationSeconds: duration.value,
    isDurationGiven: duration.rest !== quotes.rest,
    aspectRatio: format.value,
    resolution: resolution.value,
    fps: frameRate.value,
    product: product.value,
    productSubjects: findSubjects(productWords, promptLanguage),
    otherSubjects: findSubjects(text.slice(0, 2000), promptLanguage),
    audience: audience.value,
    ...offers.value,
    ...quotes.value,
    ...readFacts(product.rest, promptLanguage),
    callToAction: call.value,
    contact: contact.value,
    colours: colours.value,
    tone: tone.value,
    isMusicVideo: musicVideo.test(text),
    warnings: [languages, duration, format, resolution, frameRate].flatMap((part) => part.warnings),
  };
}
