import type { Brief } from './brief.ts';
import type { EmojiIcons } from './emoji-icons.ts';
import { findSubjects } from './find-subjects.ts';
import { emojiPattern } from './names-from-emoji.ts';
import type { SubjectCategory } from './subjects/subject-category.ts';
import type { Subject } from './subjects/subject-index.ts';

export interface ChosenSubjects {
  /** Icon of the product; null leaves the ad to type and light. */
  readonly hero: string | null;
  readonly companions: readonly string[];
  readonly category: SubjectCategory | null;
  /** The row of the product, when our own table knows it. */
  readonly subject: Subject | null;
  /** One icon for each entry of the prompt's list, when every entry is a thing; empty otherwise. */
  readonly itemIcons: readonly string[];
}

/** Drawings for what the prompt sells: our table first, then emoji in the prompt, then the keywords of emojilib. */
export function chooseSubjects(brief: Brief, icons: EmojiIcons): ChosenSubjects {
  const head = heroSubject(brief);
  const subject = head?.category === 'shop' ? (wareOf(brief, head) ?? head) : head;
  const emoji = [...brief.text.matchAll(emojiPattern)]
    .map((match) => icons.iconOfEmoji(match[0]))
    .filter((icon) => icon !== null);
  const hero =
    subject?.icon ?? emoji[0] ?? (brief.promptLanguage === 'en' ? iconOfPhrase(brief.product.category, icons) : null);
  const itemIcons = brief.items.map((item) => iconOfItem(item, brief, icons));
  const others = [
    ...emoji,
    ...brief.otherSubjects
      .filter((found) => subject === null || found.subject.category === subject.category)
      .map((found) => found.subject.icon),
  ];
  const companions = [
    ...new Set([...itemIcons.filter((icon) => icon !== null), ...others, ...(subject?.companions ?? [])]),
  ].filter((icon) => icon !== hero && icons.has(icon));
  return {
    hero: hero !== null && icons.has(hero) ? hero : null,
    companions: companions.slice(0, 4),
    category: head?.category ?? null,
    subject,
    itemIcons: itemIcons.length >= 3 && itemIcons.every((icon) => icon !== null) ? (itemIcons as string[]) : [],
  };
}

/** What a shop sells, when its name says so: "kids shoe shop". */
function wareOf(brief: Brief, shop: Subject): Subject | null {
  return brief.productSubjects.find((found) => found.subject !== shop)?.subject ?? null;
}

/** The head noun: last in languages that put it last, first in the others. A product without a known noun borrows one from the rest. */
function heroSubject(brief: Brief): Subject | null {
  const { productSubjects, otherSubjects, promptLanguage } = brief;
  const category = findSubjects(brief.product.category, promptLanguage);
  const own = category.length > 0 ? category : productSubjects;
  const isHeadLast = ['en', 'de', 'ja', 'zh', 'hi'].includes(promptLanguage);
  const head = isHeadLast ? own.at(-1) : own[0];
  return (head ?? otherSubjects[0])?.subject ?? null;
}

function iconOfPhrase(phrase: string, icons: EmojiIcons): string | null {
  for (const word of phrase
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 3)
    .toReversed()) {
    const icon = icons.iconOfWord(word);
    if (icon !== null) return icon;
  }
  return null;
}

function iconOfItem(item: string, brief: Brief, icons: EmojiIcons): string | null {
  const found = findSubjects(item, brief.promptLanguage).at(-1);
  if (found !== undefined) return found.subject.icon;
  return brief.promptLanguage === 'en' ? icons.iconOfWord(item.split(' ').at(-1)!) : null;
}
