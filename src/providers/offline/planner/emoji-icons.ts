import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { readIcon } from '#media/canvas/icon-archive.ts';

/** Drawings by the emoji they depict and by the words they answer to. */
export interface EmojiIcons {
  has(icon: string): boolean;
  /** The drawing of an emoji; null when there is none, or it is of people, flags or signs. */
  iconOfEmoji(emoji: string): string | null;
  /** The drawing whose own name is this English word, else one that has it among its first keywords. */
  iconOfWord(word: string): string | null;
}

/** People, faces, bodies, flags, signs and what no ad should show by chance. */
const unfit =
  /face|person|people|(?:^|-)(?:man|woman|men|women|boy|girl|child|children|baby|couple|family|adult|mouth|ear|eye|eyes|nose|foot|leg|arm|tongue|lips|tooth|brain|bone|lungs|bust|busts)(?:-|$)|kiss|hand|finger|fist|thumb|palm|gesture|flag|button|arrow|keycap|symbol|square|circle|clock$|thirty|heart|skull|mark|selfie|zombie|vampire|elf|fairy|mage$|genie|merp|santa|claus|prince|worker|officer|guard|student|teacher|judge|farmer|scientist|singer|pilot|astronaut|detective|ninja|superhero|villain|pile-of-poo|coffin|cigarette|bomb|pistol|syringe|urn|prohibited|(?:^|-)no-|aries|taurus|gemini|leo$|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|cat-with|wheelchair|place-of-worship|latin-cross|star-of-david|drop-of-blood|fighter|technologist|mechanic|cook$|artist|danc|surf|swimm|golf|bounc|lifting|biking|juggl|cartwheel|wrestl|water-polo|rowing|climbing|running$|walking|standing|kneeling|bowing|shrug|pregnant|breast|bride|tuxedo|veil|turban|beard|hair(?:-|$)/u;

const keywordsSchema = z.record(z.string(), z.array(z.string()));

/** Words an emoji is filed under first; later ones are ever looser. */
const tellingKeywords = 4;

/** Reads the keyword list of emojilib (about 160 kB) once; drawings are looked up one by one. */
export function loadEmojiIcons(): EmojiIcons {
  const path = createRequire(import.meta.url).resolve('emojilib');
  const keywords = keywordsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const byEmoji = new Map<string, string>();
  const byName = new Map<string, string>();
  const byKeyword = new Map<string, string>();
  for (const [emoji, [name = '', ...others]] of Object.entries(keywords)) {
    const icon = name
      .toLowerCase()
      .replaceAll(/[_\s]+/gu, '-')
      .replaceAll(/[^a-z0-9-]/gu, '');
    if (unfit.test(icon)) continue;
    byEmoji.set(withoutSelectors(emoji), icon);
    if (!byName.has(icon)) byName.set(icon.replaceAll('-', ' '), icon);
    for (const word of others.slice(0, tellingKeywords))
      if (word.length > 3 && !byKeyword.has(word)) byKeyword.set(word, icon);
  }
  const known = new Map<string, boolean>();
  const has = (icon: string): boolean => {
    const found = known.get(icon) ?? readIcon(icon) !== null;
    known.set(icon, found);
    return found;
  };
  const existing = (icon: string | undefined): string | null => (icon !== undefined && has(icon) ? icon : null);
  return {
    has,
    iconOfEmoji: (emoji) => existing(byEmoji.get(withoutSelectors(emoji))),
    iconOfWord: (word) => {
      const lower = word.toLowerCase();
      for (const form of [lower, lower.replace(/s$/u, ''), lower.replace(/es$/u, '')]) {
        const icon = existing(byName.get(form)) ?? existing(byKeyword.get(form));
        if (icon !== null) return icon;
      }
      return null;
    },
  };
}

function withoutSelectors(emoji: string): string {
  return emoji.replaceAll('\ufe0f', '');
}
