import type { Language } from '#domain/language.ts';
import { languageCodes } from '#domain/language.ts';
import { foodSubjects } from './food-subjects.ts';
import { lifeSubjects } from './life-subjects.ts';
import { styleSubjects } from './style-subjects.ts';
import { subjectCategories } from './subject-category.ts';
import type { SubjectCategory } from './subject-category.ts';

/** A thing an ad can be about, and the drawings that show it. */
export interface Subject {
  /** Fluent Emoji icon names: the thing itself, and objects that belong beside it. */
  readonly icon: string;
  readonly companions: readonly string[];
  readonly category: SubjectCategory;
  /** Its words by language; the first one names it in that language. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
}

const columns: readonly Language[] = ['en', 'es', 'fr', 'de', 'pt', 'ja', 'zh', 'ar', 'hi'];

function list(cell: string): string[] {
  return cell
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function isCategory(name: string): name is SubjectCategory {
  return Object.hasOwn(subjectCategories, name);
}

function parseRow(row: string): Subject {
  const [icon = '', category = '', companions = '', ...cells] = row.split('|').map((cell) => cell.trim());
  if (!isCategory(category) || cells.length !== columns.length)
    throw new RangeError(`Not a subject: ${row.slice(0, 60)}`);
  const words = Object.fromEntries(columns.map((language, index) => [language, list(cells[index]!)]));
  return { icon, category, companions: list(companions), words: words as Record<Language, string[]> };
}

export const subjects: readonly Subject[] = [foodSubjects, styleSubjects, lifeSubjects]
  .flatMap((table) => table.split('\n'))
  .filter((row) => row.trim() !== '')
  .map(parseRow);

/** Lower-cased word to subject, for each language; the first row that names a word keeps it. */
export const subjectIndex: Readonly<Record<Language, ReadonlyMap<string, Subject>>> = Object.fromEntries(
  languageCodes.map((language) => [language, indexOf(language)]),
) as Record<Language, Map<string, Subject>>;

function indexOf(language: Language): Map<string, Subject> {
  const index = new Map<string, Subject>();
  for (const subject of subjects) {
    for (const word of subject.words[language]) {
      const key = word.toLowerCase();
      if (!index.has(key)) index.set(key, subject);
    }
  }
  return index;
}
