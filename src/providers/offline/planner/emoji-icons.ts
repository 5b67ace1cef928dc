import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** Drawings by the emoji they depict and by the words they answer to. */
export interface EmojiIcons {
  has(icon: string): boolean;
  /** The drawing of an emoji; null when there is none or it is of people, flags or signs. */
  iconOfEmoji(emoji: string): string | null;
  /** The drawing whose own name is this English word, else one that has it as a first keyword. */
  iconOfWord(word: string): string | null;
}

/** People, faces, bodies, flags and signs: never shown unless the prompt holds the emoji itself. */
const unfit =
  /face|person|people|man\b|woman|\bboy|\bgirl|child|baby|kiss|couple|family|hand|finger|fist|thumb|palm|gesture|flag|button|arrow|keycap|symbol|square|circle|clock|-oclock|thirty|heart|skull|dark|light(?!-bulb|-rail)|medium|mark|eye|ear\b|nose|foot|leg\b|tongue|lips|mouth|bust|selfie|zombie|vampire|elf|fairy|mage|genie|merperson|santa|claus|prince|worker|officer|guard|cook\b|student|teacher|judge|farmer|scientist|singer|artist\b|pilot|astronaut|detective|ninja|superhero|villain|pile-of-poo|middle|coffin|cigarette|bomb|pistol|syringe|urn|prohibited|no-|zodiac|aries|taurus|gemini|cancer|leo\b|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|moon-face|cat-with|monkey$|wheelchair|place-of-worship|latin-cross|star-of-david/u;

const charactersSchema = z.record(z.string(), z.string());
const keywordsSchema = z.record(z.string(), z.array(z.string()));
const load = createRequire(import.meta.url);

/** Reads the lists of both packages (about 400 kB) once. */
export function loadEmojiIcons(): EmojiIcons {
  const characters = charactersSchema.parse(
    JSON.parse(readFileSync(load.resolve('@iconify-json/fluent-emoji/chars.json'), 'utf8')),
  );
  const keywords = keywordsSchema.parse(JSON.parse(readFileSync(load.resolve('emojilib'), 'utf8')));
  const names = new Set(Object.values(characters));
  const iconOf = (emoji: string): string | null => {
    const code = [...emoji].map((character) => character.codePointAt(0)!.toString(16)).join('-');
    return characters[code] ?? characters[code.replaceAll('-fe0f', '')] ?? null;
  };
  const byName = new Map<string, string>();
  const byKeyword = new Map<string, string>();
  for (const [emoji, words] of Object.entries(keywords)) {
    const icon = iconOf(emoji);
    if (icon === null || unfit.test(icon)) continue;
    const [name = '', ...others] = words.map((word) => word.replaceAll('_', ' ').toLowerCase());
    if (!byName.has(name)) byName.set(name, icon);
    for (const word of others.slice(0, 4)) if (word.length > 3 && !byKeyword.has(word)) byKeyword.set(word, icon);
  }
  return {
    has: (icon) => names.has(icon),
    iconOfEmoji: (emoji) => {
      const icon = iconOf(emoji);
      return icon !== null && !unfit.test(icon) ? icon : null;
    },
    iconOfWord: (word) => {
      const forms = [word.toLowerCase(), word.toLowerCase().replace(/s$/u, ''), word.toLowerCase().replace(/es$/u, '')];
      for (const index of [byName, byKeyword]) {
        for (const form of forms) {
          const icon = index.get(form);
          if (icon !== undefined) return icon;
        }
      }
      return null;
    },
  };
}
