import type { AspectRatio, FrameRate, Resolution } from '#domain/frame-format.ts';
import { cutAll } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

/** A preposition that goes with a platform's name: "for TikTok", "para Reels", "TikTok用の". */
const lead =
  '(?:(?<![\\p{L}\\p{M}])(?:(?:(?:made|optimi[sz]ed|formatted) )?(?:for|on|in|as|im|als|für|auf|para|pour|en|em|no|sur|format|formato|على)(?: an?| the)?\\s+)(?:format |formato |ratio )?)?';
const word = (source: string): string => `(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}\\p{N}])`;
const shapes = '(?: ?-?(?:format|formato|mode|orientation|version|aspect ratio))?';

/** Words for each format, the surest first. Words that also name things (portrait, landscape, shorts) need company. */
const formatWords: readonly (readonly [AspectRatio, string])[] = [
  ['9:16', '(?<![\\d:])9\\s?[:x×/]\\s?16(?![\\d:])'],
  ['16:9', '(?<![\\d:])16\\s?[:x×/]\\s?9(?![\\d:])'],
  ['4:5', '(?<![\\d:])4\\s?[:x×/]\\s?5(?![\\d:])'],
  ['1:1', '(?<![\\d:])1\\s?[:x×/]\\s?1(?![\\d:])'],
  [
    '9:16',
    `${lead}${word('youtube shorts?|(?:instagram|facebook|insta|ig) (?:reels?|stor(?:y|ies))|tik ?tok|reels?|snapchat')}${shapes}`,
  ],
  [
    '9:16',
    `${lead}${word('vertical(?:e|es)?|hochformat|hochkant|upright|(?:for |as )shorts?|shorts?(?= (?:format|video))|(?:for |as |para |pour |für )stor(?:y|ies)')}${shapes}`,
  ],
  ['9:16', word('portrait(?= (?:format|mode|orientation|video|ad))|in portrait|format portrait')],
  [
    '9:16',
    '竖屏|竖版|竖版视频|抖音|快手|縦型|縦長|縦動画|リール(?:用|動画)?|ショート動画|ストーリーズ?用?|ティックトック',
  ],
  ['9:16', word('عمودي|عمودية|بشكل عمودي|تيك توك|ريلز|ستوري|वर्टिकल|रील्स?|टिकटॉक')],
  ['4:5', `${lead}${word('(?:instagram|facebook|insta|ig)[ -](?:feed|post)|feed post|feed de instagram')}`],
  ['9:16', `${lead}${word('instagram|insta')}${shapes}`],
  [
    '1:1',
    word(
      'square(?= ?(?:format|video|ad|post|spot|clip|version))|in square|quadratisch(?:e[snrm]?)?|quadrat|format carré|carrée?|cuadrad[oa]|quadrad[oa]|مربع|مربعة|वर्गाकार|चौकोर',
    ),
  ],
  ['1:1', '(?<=[,;.!?¦(]\\s?)square(?: format)?(?=\\s?[,;¦).!]|\\s?$)|正方形|方形|スクエア'],
  [
    '16:9',
    `${lead}${word('youtube(?: pre-?roll)?|widescreen|wide screen|linkedin|television|tv')}${shapes}(?=[\\s,;.!?)]|$)(?!\\s?(?:channel|stand|show))`,
  ],
  [
    '16:9',
    word(
      'landscape(?= (?:format|mode|orientation|video|ad))|in landscape|horizontal(?:e|es)?|querformat|breitbild|format paysage|paysage|أفقي|أفقية|क्षैतिज|यूट्यूब|يوتيوب',
    ),
  ],
  ['16:9', '横版|横屏|横型|横長|ユーチューブ'],
];

/** The format asked for, by ratio, by word or by platform; null when the prompt names none. Of several, the first of the text is kept. */
export function readFormat(text: string): Reading<AspectRatio | null> {
  let rest = text;
  const found: { ratio: AspectRatio; at: number; words: string }[] = [];
  for (const [ratio, source] of formatWords) {
    const pattern = new RegExp(source, 'iu');
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      found.push({ ratio, at: text.indexOf(match[0]), words: match[0].trim() });
      rest = cutAll(rest, new RegExp(escapePattern(match[0]), 'u'));
    }
  }
  if (found.length === 0) return reading(null, text);
  // A ratio in figures is surer than a platform; among equals the first of the text counts.
  const figures = found.filter((format) => /\d/u.test(format.words));
  const ranked = (figures.length > 0 ? figures : found).toSorted((one, other) => one.at - other.at);
  const first = ranked[0]!;
  const other = ranked.find((format) => format.ratio !== first.ratio);
  const warnings =
    other === undefined
      ? []
      : [`The prompt names two formats, "${first.words}" and "${other.words}"; ${first.ratio} is used.`];
  return reading(first.ratio, rest, warnings);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const fullHd =
  /(?<![\p{L}\p{N}])(?:1080p?|full[- ]?hd|1920\s?x\s?1080|4k|2160p|uhd|ultra hd)(?![\p{L}\p{N}])|高清|全高清/iu;
const plainHd = /(?<![\p{L}\p{N}])(?:720p|1280\s?x\s?720)(?![\p{L}\p{N}])/iu;
const above = /(?<![\p{L}\p{N}])(?:4k|2160p|uhd|ultra hd)(?![\p{L}\p{N}])/iu;

export function readResolution(text: string): Reading<Resolution | null> {
  const warnings = above.test(text) ? ['The largest size is 1080p, so the ad is made in 1080p.'] : [];
  if (fullHd.test(text)) return reading('1080p', cutAll(text, fullHd), warnings);
  if (plainHd.test(text)) return reading('720p', cutAll(text, plainHd));
  return reading(null, text);
}

const framesPattern =
  /(?<![\p{L}\p{N}])(24|25|30|50|60)\s?(?:fps|frames? per second|im\/s|images par seconde|bilder pro sekunde)/iu;

export function readFrameRate(text: string): Reading<FrameRate | null> {
  const match = framesPattern.exec(text);
  if (match === null) return reading(null, text);
  const asked = Number(match[1]);
  const rest = cutAll(text, framesPattern);
  if (asked === 24 || asked === 25 || asked === 30) return reading(asked, rest);
  const used = asked === 50 ? 25 : 30;
  return reading(used, rest, [`${asked} frames a second are not offered, so the ad has ${used}.`]);
}
